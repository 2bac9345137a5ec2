import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { ClientError } from '../../../../src/providers/contract/client-error.ts';
import { sliceList } from '../../../../src/providers/kit/paging/slice-list.ts';
import { markSkipped, skippedError } from '../../../../src/upstream/wire/skipped-entries.ts';

const listOf = (...ids: number[]) => ids.map((id) => ({ id: String(id) }));
const slice = (list: readonly { readonly id: string }[], first: number, after?: string | null) =>
  sliceList(list, { first, after }, 'list', ({ id }) => id);

describe('sliceList', () => {
  it('returns every item once over all pages', () => {
    const lists = fc.uniqueArray(fc.integer({ min: 1, max: 999 }), { maxLength: 60 });
    fc.assert(
      fc.property(lists, fc.integer({ min: 1, max: 100 }), (ids, first) => {
        const list = listOf(...ids);
        const seen: string[] = [];
        let page = slice(list, first);
        while (true) {
          assert.equal(page.totalCount, ids.length);
          assert.equal(page.hasPreviousPage, seen.length > 0);
          seen.push(...page.items);
          assert.equal(page.hasNextPage, seen.length < ids.length);
          if (!page.hasNextPage) break;
          page = slice(list, first, page.cursors.at(-1));
        }
        assert.deepEqual(seen, ids.map(String));
      }),
    );
  });

  it('continues after an item that moved or was deleted', () => {
    const after = slice(listOf(1, 2, 3, 4), 2).cursors.at(-1);
    assert.deepEqual(slice(listOf(9, 1, 2, 3, 4), 2, after).items, ['3', '4']);
    assert.deepEqual(slice(listOf(1, 3, 4), 2, after).items, ['3', '4']);
  });

  it('refuses invalid page sizes and cursors of other lists', () => {
    const isBadInput = (error: unknown) =>
      error instanceof ClientError && error.code === 'BAD_USER_INPUT';
    for (const first of [0, -1, 101]) assert.throws(() => slice(listOf(1), first), isBadInput);
    const other = sliceList(listOf(1, 2), { first: 1 }, 'other', ({ id }) => id).cursors[0];
    for (const after of ['', 'x', other]) {
      assert.throws(() => slice(listOf(1), 1, after), isBadInput);
    }
  });

  it('keeps the error about entries that were left out', () => {
    const list = listOf(1, 2);
    const error = new Error('left out');
    markSkipped(list, { count: 1, error });
    assert.equal(skippedError(slice(list, 1).items), error);
  });
});
