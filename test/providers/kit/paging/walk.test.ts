import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { UpstreamError } from '../../../../src/upstream/errors/upstream-error.ts';
import { firsts, fixedSizes, lengths, reports } from './arbitraries.ts';
import { idsFrom, type NumberedList, numberedList } from './numbered-list.ts';
import { walk } from './walk.ts';

/** Smaller sizes look like the end of a list. */
const ownSizes = fc.integer({ min: 10, max: 120 });

/** Returns whether the walk ends with every item, or with a contract error. */
async function isTrueOrFails(list: NumberedList, sizes: readonly number[]) {
  const all = [...list.ids];
  try {
    assert.deepEqual(await walk(list, { firsts: sizes }), all);
  } catch (error) {
    assert.ok(error instanceof UpstreamError && error.code === 'UPSTREAM_CONTRACT', String(error));
  }
}

describe('A walk over a list that does not change', () => {
  it('finds every item once, in order', async () => {
    await fc.assert(
      fc.asyncProperty(
        lengths,
        firsts,
        reports,
        fc.boolean(),
        async (length, firsts, reports, needsHasNextPage) => {
          const list = numberedList(length, reports);
          assert.deepEqual(await walk(list, { firsts, needsHasNextPage }), idsFrom(1, length));
        },
      ),
    );
  });

  it('finds every item once if the page size is fixed', async () => {
    await fc.assert(
      fc.asyncProperty(
        lengths,
        firsts,
        reports,
        fixedSizes,
        async (length, firsts, reports, fixed) => {
          const list = numberedList(length, { ...reports, ...fixed });
          assert.deepEqual(await walk(list, { firsts }), idsFrom(1, length));
        },
      ),
    );
  });

  it('finds every item once if the upstream ignores paging', async () => {
    const all = { oversizedPage: 'whole', ignoresPaging: true } as const;
    await fc.assert(
      fc.asyncProperty(lengths, firsts, reports, async (length, firsts, reports) => {
        const list = numberedList(length, { ...reports, ...all });
        assert.deepEqual(await walk(list, { firsts }), idsFrom(1, length));
      }),
    );
  });

  it('finds every item or fails if the upstream caps pages', async () => {
    await fc.assert(
      fc.asyncProperty(lengths, firsts, reports, ownSizes, async (length, firsts, reports, cap) => {
        await isTrueOrFails(numberedList(length, { ...reports, cap }), firsts);
      }),
    );
  });

  it('finds every item or fails if `per_page` is ignored', async () => {
    // All pages have one size: a page of another size, after one that was right by chance, may seem
    // to be after the end.
    const first = firsts.map((several) => several.slice(0, 1));
    await fc.assert(
      fc.asyncProperty(lengths, first, reports, ownSizes, async (length, firsts, reports, size) => {
        await isTrueOrFails(numberedList(length, { ...reports, ownPerPage: size }), firsts);
      }),
    );
  });

  it('finds every item or fails if `page` is ignored', async () => {
    const longPages = fc.constantFrom('whole' as const, 'error' as const);
    await fc.assert(
      fc.asyncProperty(
        lengths,
        firsts,
        reports,
        longPages,
        async (length, firsts, reports, oversizedPage) => {
          await isTrueOrFails(
            numberedList(length, { ...reports, oversizedPage, ignoresPage: true }),
            firsts,
          );
        },
      ),
    );
  });
});
