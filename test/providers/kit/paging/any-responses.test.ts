import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { createCursorWriter } from '../../../../src/providers/kit/paging/cursor.ts';
import type { PageSource } from '../../../../src/providers/kit/paging/page-source.ts';
import { maxCalls } from '../../../../src/providers/kit/paging/plan-pages.ts';
import { readSlice } from '../../../../src/providers/kit/paging/read-slice.ts';
import { UpstreamError } from '../../../../src/upstream/errors/upstream-error.ts';
import { repetitions } from '../../../support/values/thorough.ts';
import { idsFrom } from './numbered-list.ts';

const ids = fc.integer({ min: 1, max: 300 }).map(String);

/** Pages in any order: empty, short, full and long ones, and repeated ones, by the request. */
const pages = fc.record({
  from: fc.oneof(fc.nat(300), fc.constantFrom(1, 60)),
  lengthOf: fc.oneof(
    fc.nat(60).map((length) => () => length),
    fc.integer({ min: -1, max: 1 }).map((more) => (perPage: number) => perPage + more),
    fc.constant((perPage: number) => perPage),
  ),
  total: fc.option(fc.nat(300)),
});

const NONE = { from: 1, lengthOf: () => 0, total: null };

const habits = fc.record({
  hasTotal: fc.boolean(),
  oversizedPage: fc.constantFrom('whole' as const, 'error' as const),
  fixedPerPage: fc.option(fc.constantFrom(1, 2, 3, 10, 20), { nil: undefined }),
});

const requested = fc.record({
  first: fc.oneof(fc.integer({ min: 1, max: 100 }), fc.constantFrom(1, 2, 10, 25)),
  after: fc.option(fc.record({ offset: fc.integer({ min: 1, max: 120 }), id: ids })),
  needsHasNextPage: fc.boolean(),
});

describe('readSlice with arbitrary responses', () => {
  it('limits its calls and items and repeats none, or fails', async () => {
    const responses = fc.array(pages, { minLength: 1, maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(
        habits,
        requested,
        responses,
        async (habits, { first, after, needsHasNextPage }, responses) => {
          let calls = 0;
          const source: PageSource<string> = {
            ...habits,
            provider: 'acme',
            scope: '',
            getId: (id) => id,
            fetch: (_page, perPage) => {
              const { from, lengthOf, total } = responses[calls % responses.length] ?? NONE;
              calls += 1;
              return Promise.resolve({ items: idsFrom(from, from + lengthOf(perPage) - 1), total });
            },
          };
          const args = { first, after: after && createCursorWriter('')(after), needsHasNextPage };
          try {
            const { items } = await readSlice(source, args);
            assert.ok(items.length <= first);
            assert.equal(new Set(items).size, items.length);
          } catch (error) {
            assert.ok(
              error instanceof UpstreamError && error.code === 'UPSTREAM_CONTRACT',
              String(error),
            );
            assert.doesNotMatch(error.message, /returns 0 per page/);
          }
          assert.ok(calls >= 1 && calls <= maxCalls(source, args));
        },
      ),
      { numRuns: repetitions(3000) },
    );
  });
});
