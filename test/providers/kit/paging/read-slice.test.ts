import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ClientError } from '../../../../src/providers/contract/client-error.ts';
import { maxCalls } from '../../../../src/providers/kit/paging/plan-pages.ts';
import { readSlice } from '../../../../src/providers/kit/paging/read-slice.ts';
import { idsFrom, type ListBehaviour, type NumberedList, numberedList } from './numbered-list.ts';

/**
 * Returns the cursor of the last of `first` items, and the list with its record of calls cleared.
 */
async function continued(length: number, first: number, behaviour: ListBehaviour = {}) {
  const list = numberedList(length, behaviour);
  const { cursors } = await readSlice(list.source, { first, after: null, needsHasNextPage: true });
  list.calls.length = 0;
  return { list, after: cursors.at(-1) ?? null };
}

const read = (
  { source }: NumberedList,
  first: number,
  after: string | null,
  needsHasNextPage = true,
) => readSlice(source, { first, after, needsHasNextPage });

describe('The first page', () => {
  it('costs one call without totals', async () => {
    const list = numberedList(300);
    const slice = await read(list, 50, null);
    assert.deepEqual(slice.items, idsFrom(1, 50));
    assert.deepEqual(
      [slice.hasNextPage, slice.hasPreviousPage, slice.totalCount],
      [true, false, null],
    );
    assert.deepEqual(list.calls, ['1/51']);
  });

  it('costs one call if hasNextPage is not selected', async () => {
    const list = numberedList(300);
    assert.deepEqual((await read(list, 100, null, false)).items, idsFrom(1, 100));
    assert.deepEqual(list.calls, ['1/100']);
  });

  it('costs one call for a hundred items with totals', async () => {
    const list = numberedList(300, { counts: true });
    const slice = await read(list, 100, null);
    assert.deepEqual(slice.items, idsFrom(1, 100));
    assert.deepEqual([slice.hasNextPage, slice.totalCount], [true, 300]);
    assert.deepEqual(list.calls, ['1/100']);
  });

  it('is the whole list if the total says so', async () => {
    const list = numberedList(50, { counts: true });
    const slice = await read(list, 50, null);
    assert.deepEqual([slice.hasNextPage, slice.totalCount], [false, 50]);
    assert.deepEqual(list.calls, ['1/50']);
  });

  it('uses an unexpected total', async () => {
    const list = numberedList(50, { counts: true, hasTotal: false });
    assert.equal((await read(list, 50, null)).hasNextPage, false);
    assert.deepEqual(list.calls, ['1/51']);
  });

  it('looks ahead if an expected total is missing', async () => {
    for (const [length, hasNextPage] of [
      [50, false],
      [51, true],
    ] as const) {
      const list = numberedList(length, { hasTotal: true });
      const slice = await read(list, 50, null);
      assert.equal(slice.hasNextPage, hasNextPage);
      assert.equal(slice.items.length, 50);
      assert.deepEqual(list.calls, ['1/50', '2/50']);
    }
  });

  it('is empty for an empty list', async () => {
    const list = numberedList(0);
    assert.deepEqual(await read(list, 25, null), {
      items: [],
      cursors: [],
      hasNextPage: false,
      hasPreviousPage: false,
      totalCount: null,
    });
    assert.deepEqual(list.calls, ['1/26']);
  });

  it('has no total if the upstream sends none', async () => {
    assert.equal((await read(numberedList(7), 25, null)).totalCount, null);
  });
});

describe('The page after a cursor', () => {
  it('costs one call', async () => {
    const { list, after } = await continued(300, 25);
    const slice = await read(list, 25, after);
    assert.deepEqual(slice.items, idsFrom(26, 50));
    assert.deepEqual([slice.hasNextPage, slice.hasPreviousPage], [true, true]);
    assert.deepEqual(list.calls, ['1/51']);
  });

  it('costs one call at the end of the list', async () => {
    const { list, after } = await continued(40, 25, { counts: true });
    assert.equal((await read(list, 25, after)).hasNextPage, false);
    assert.deepEqual(list.calls, ['1/50']);
  });

  it('is empty after the last item', async () => {
    const { list, after } = await continued(30, 50);
    const slice = await read(list, 25, after);
    assert.deepEqual([slice.items, slice.hasNextPage, slice.hasPreviousPage], [[], false, true]);
  });

  it('continues after the item if items were inserted before it', async () => {
    const { list, after } = await continued(300, 25);
    list.ids.unshift('901', '902', '903');
    assert.deepEqual((await read(list, 25, after)).items, idsFrom(26, 50));
    assert.deepEqual(list.calls, ['1/51', '2/51']);
  });

  it('reads past a last page if insertions moved the item', async () => {
    const { list, after } = await continued(40, 25, { counts: true });
    list.ids.unshift('901');
    const slice = await read(list, 25, after);
    assert.deepEqual([slice.items, slice.hasNextPage], [idsFrom(26, 40), false]);
    assert.deepEqual(list.calls, ['1/50', '2/50']);
  });

  it('ends with a full page if the total says so', async () => {
    const { list, after } = await continued(49, 25, { counts: true });
    list.ids.unshift('901');
    assert.equal((await read(list, 25, after)).hasNextPage, false);
    assert.deepEqual(list.calls, ['1/50']);
  });

  it('finds the item on the next page', async () => {
    const { list, after } = await continued(300, 25);
    list.ids.unshift(...idsFrom(901, 940));
    assert.deepEqual((await read(list, 25, after)).items, idsFrom(26, 50));
    assert.deepEqual(list.calls, ['1/51', '2/51']);
  });

  it('finds the item on the previous page', async () => {
    const { list, after } = await continued(300, 100, { fixedPerPage: 33 });
    list.ids.splice(0, 1);
    assert.deepEqual((await read(list, 10, after)).items, idsFrom(101, 110));
    assert.deepEqual(list.calls, ['4/33', '5/33', '3/33']);
  });

  it('makes no more calls if the whole list lacks it', async () => {
    const { list, after } = await continued(10, 5);
    list.ids.splice(4, 1);
    assert.deepEqual((await read(list, 25, after)).items, idsFrom(6, 10));
    assert.deepEqual(list.calls, ['1/31']);
  });

  it('continues with what followed a deleted item', async () => {
    const { list, after } = await continued(300, 25);
    list.ids.splice(24, 1);
    assert.deepEqual((await read(list, 25, after)).items, idsFrom(26, 50));
    assert.deepEqual(list.calls, ['1/51', '2/51']);
  });

  it('has no previous page if everything before was deleted', async () => {
    const { list, after } = await continued(300, 1);
    list.ids.splice(0, 1);
    const slice = await read(list, 25, after);
    assert.deepEqual([slice.items[0], slice.hasPreviousPage], ['2', false]);
  });

  it('is empty if the list has become shorter', async () => {
    const { list, after } = await continued(300, 100, { counts: true });
    list.ids.splice(10);
    const slice = await read(list, 25, after);
    assert.deepEqual([slice.items, slice.hasNextPage, slice.totalCount], [[], false, 10]);
  });

  it('repeats no item that moved to the next page', async () => {
    const list = numberedList(90, {
      fixedPerPage: 20,
      afterCall: (ids) => ids.unshift(String(900 + ids.length)),
    });
    assert.deepEqual((await read(list, 50, null)).items, idsFrom(1, 50));
  });
});

describe('A fixed page size', () => {
  it('is always requested', async () => {
    const list = numberedList(300, { fixedPerPage: 20, ownPerPage: 20 });
    const slice = await read(list, 50, null);
    assert.deepEqual([slice.items, slice.hasNextPage], [idsFrom(1, 50), true]);
    assert.deepEqual(list.calls, ['1/20', '2/20', '3/20']);
  });

  it('may return fewer items, and reports that more follow', async () => {
    const list = numberedList(80, { fixedPerPage: 20, ownPerPage: 20 });
    const slice = await read(list, 100, null);
    assert.deepEqual([slice.items, slice.hasNextPage], [idsFrom(1, 79), true]);
    assert.equal(list.calls.length, 4);
  });

  it('reads a list of four pages to its end', async () => {
    const list = numberedList(79, { fixedPerPage: 20, ownPerPage: 20 });
    const slice = await read(list, 100, null);
    assert.deepEqual([slice.items, slice.hasNextPage], [idsFrom(1, 79), false]);
  });
});

describe('A page that four calls do not fill', () => {
  it("returns items even if the cursor's item moved far", async () => {
    const { list, after } = await continued(300, 25, { fixedPerPage: 10 });
    list.ids.unshift(...idsFrom(901, 935));
    const slice = await read(list, 25, after);
    assert.deepEqual([slice.items.length, slice.hasNextPage], [25, true]);
    assert.deepEqual(list.calls, ['3/10', '4/10', '5/10', '2/10']);
  });

  it('returns its only item rather than nothing', async () => {
    const { list, after } = await continued(300, 3, { fixedPerPage: 1 });
    list.ids.unshift('901', '902');
    const slice = await read(list, 3, after);
    assert.deepEqual([slice.items, slice.hasNextPage], [['4'], true]);
  });
});

describe('readSlice', () => {
  it('refuses `first` and cursors before any call', async () => {
    const list = numberedList(3);
    const isRefusal = (error: unknown) =>
      error instanceof ClientError && error.code === 'BAD_USER_INPUT';
    await assert.rejects(read(list, 0, null), isRefusal);
    await assert.rejects(read(list, 101, null), isRefusal);
    await assert.rejects(read(list, 25, 'nonsense'), isRefusal);
    assert.deepEqual(list.calls, []);
  });

  it('passes on the errors of a call', async () => {
    const { source } = numberedList(3);
    const fetch = () => Promise.reject(new Error('away'));
    const args = { first: 25, after: null, needsHasNextPage: true };
    await assert.rejects(readSlice({ ...source, fetch }, args), { message: 'away' });
  });
});

describe('maxCalls', () => {
  const args = { first: 50, after: null, needsHasNextPage: true };

  it('is two for the first page', () => {
    assert.equal(maxCalls({ hasTotal: false, oversizedPage: 'error' }, args), 2);
  });

  it('is three if the panel may ignore paging', () => {
    assert.equal(maxCalls({ hasTotal: true, oversizedPage: 'whole' }, args), 3);
  });

  it('counts the pages of a fixed size', () => {
    const habits = { hasTotal: false, oversizedPage: 'error', fixedPerPage: 30 } as const;
    assert.equal(maxCalls(habits, args), 3);
  });

  it('is four for every later page, and never more', () => {
    const habits = { hasTotal: false, oversizedPage: 'error', fixedPerPage: 5 } as const;
    assert.equal(maxCalls(habits, { ...args, after: 'x' }), 4);
    assert.equal(maxCalls(habits, args), 4);
  });
});
