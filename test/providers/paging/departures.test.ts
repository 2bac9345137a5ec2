import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readSlice } from '../../../src/providers/paging/read-slice.ts';
import { UpstreamError } from '../../../src/upstream/upstream-error.ts';
import { idsFrom, type NumberedList, numberedList } from './numbered-list.ts';
import { walk } from './walk.ts';

const readFirst = ({ source }: NumberedList, first: number) =>
  readSlice(source, { first, after: null, wantsNext: true });

/** The error of the contract with this detail. */
const departure = (detail: string) => (error: unknown) => {
  assert.ok(error instanceof UpstreamError, String(error));
  assert.equal(error.code, 'UPSTREAM_CONTRACT');
  assert.equal(error.write, 'NOT_APPLIED');
  assert.equal(error.message, `acme: response is not as documented (${detail}).`);
  return true;
};

const SET_25 = 'answers 25 a page';

describe('An upstream that ignores `per_page`', () => {
  it('is told from one that pages by a page that is too long', async () => {
    await assert.rejects(readFirst(numberedList(90, { ownPerPage: 25 }), 10), departure(SET_25));
  });

  it('is told by a page that follows a short one', async () => {
    const list = numberedList(90, { ownPerPage: 25 });
    await assert.rejects(readFirst(list, 50), departure(SET_25));
    assert.deepEqual(list.calls, ['1/51', '2/51']);
  });

  it('is told by a total beyond a short page, however long that is', async () => {
    const list = numberedList(90, { ownPerPage: 7, counts: true });
    await assert.rejects(readFirst(list, 50), departure('answers 7 a page'));
  });

  it('is told by a total beyond a long page, even where that may be the whole list', async () => {
    const list = numberedList(90, { ownPerPage: 25, counts: true, longPage: 'whole' });
    await assert.rejects(readFirst(list, 10), departure(SET_25));
  });

  it('is told by pages of another size than the fixed one', async () => {
    const longer = numberedList(90, { ownPerPage: 25, fixedPerPage: 20, longPage: 'whole' });
    await assert.rejects(readFirst(longer, 10), departure(SET_25));
    const shorter = numberedList(90, { ownPerPage: 25, fixedPerPage: 50 });
    await assert.rejects(readFirst(shorter, 50), departure(SET_25));
  });

  it('is told where a total agrees by chance with a page that shows the cursor too far on', async () => {
    const list = numberedList(132, { cap: 55, counts: true, tellsTotal: false });
    await assert.rejects(walk(list, { firsts: [39, 36, 10, 67] }), departure('answers 55 a page'));
  });

  it('is told from the page before, where that is short', async () => {
    const { cursors } = await readFirst(numberedList(90), 40);
    const list = numberedList(90, { cap: 7 });
    const args = { first: 5, after: cursors.at(-1) ?? null, wantsNext: true };
    await assert.rejects(readSlice(list.source, args), departure('answers 7 a page'));
    assert.deepEqual(list.calls, ['4/12', '3/12']);
  });
});

describe('A short page of ten items or more', () => {
  for (const length of [10, 12, 25, 49]) {
    it(`is the end where nothing follows, as with ${length}`, async () => {
      const list = numberedList(length);
      const slice = await readFirst(list, 50);
      assert.deepEqual([slice.items, slice.hasNextPage], [idsFrom(1, length), false]);
      assert.deepEqual(list.calls, ['1/51', '2/51']);
    });
  }

  it('ends no list of an upstream that caps its pages, by whatever size', async () => {
    for (const cap of [10, 12, 37]) {
      const list = numberedList(90, { cap });
      await assert.rejects(readFirst(list, 50), departure(`answers ${cap} a page`));
    }
    await assert.rejects(
      readFirst(numberedList(90, { cap: 64 }), 80),
      departure('answers 64 a page'),
    );
  });

  it('is not looked behind where nobody asks and no item is missing', async () => {
    const list = numberedList(30);
    const { cursors } = await readFirst(list, 10);
    list.calls.length = 0;
    const args = { first: 10, after: cursors.at(-1) ?? null, wantsNext: false };
    assert.deepEqual((await readSlice(list.source, args)).items, idsFrom(11, 20));
    assert.equal(list.calls.length, 1);
  });

  it('is the end at once where a full page came before it', async () => {
    const list = numberedList(32, { fixedPerPage: 20 });
    const slice = await readFirst(list, 50);
    assert.deepEqual([slice.items.length, slice.hasNextPage], [32, false]);
    assert.deepEqual(list.calls, ['1/20', '2/20']);
  });

  it('is the end at once where the total says so', async () => {
    const list = numberedList(25, { counts: true });
    assert.equal((await readFirst(list, 50)).hasNextPage, false);
    assert.deepEqual(list.calls, ['1/50']);
  });
});

describe('A short page of less than ten items', () => {
  for (const length of [1, 5, 9]) {
    it(`is the end, as with ${length}`, async () => {
      const list = numberedList(length);
      assert.equal((await readFirst(list, 50)).hasNextPage, false);
      assert.deepEqual(list.calls, ['1/51']);
    });
  }
});

describe('An upstream that ignores `page`', () => {
  it('is told by a page that repeats another', async () => {
    const list = numberedList(90, { ignoresPage: true });
    await assert.rejects(walk(list, { firsts: [50] }), departure('ignores page'));
  });

  it('is told with totals', async () => {
    const list = numberedList(90, { ignoresPage: true, counts: true });
    await assert.rejects(walk(list, { firsts: [10] }), departure('ignores page'));
  });

  it('is told with totals where the page asked for is the last', async () => {
    const list = numberedList(20, { ignoresPage: true, counts: true });
    await assert.rejects(walk(list, { firsts: [19, 1] }), departure('ignores page'));
  });

  it('is told from one that answers the whole list', async () => {
    const list = numberedList(90, { ignoresPage: true, tellsTotal: true, longPage: 'whole' });
    await assert.rejects(readFirst(list, 50), departure('ignores page'));
    assert.deepEqual(list.calls, ['1/50', '2/50', '1/49']);
  });

  it('is told where one item is a page', async () => {
    const list = numberedList(90, { ignoresPage: true, tellsTotal: true, longPage: 'whole' });
    await assert.rejects(readFirst(list, 1), departure('ignores page'));
    assert.deepEqual(list.calls, ['1/1', '2/1', '1/2']);
  });
});

describe('An upstream that answers the whole list', () => {
  const PANEL = { ignoresPaging: true, longPage: 'whole', tellsTotal: true } as const;

  it('costs one call, and is cut', async () => {
    const list = numberedList(300, PANEL);
    const slice = await readFirst(list, 100);
    assert.deepEqual([slice.items, slice.hasNextPage], [idsFrom(1, 100), true]);
    assert.equal(slice.totalCount, 300);
    assert.deepEqual(list.calls, ['1/100']);
  });

  it('shows the page after a cursor in one call', async () => {
    const list = numberedList(300, PANEL);
    const { cursors } = await readFirst(list, 100);
    const after = cursors.at(-1) ?? null;
    const slice = await readSlice(list.source, { first: 100, after, wantsNext: true });
    assert.deepEqual([slice.items, slice.hasPreviousPage], [idsFrom(101, 200), true]);
    assert.equal(list.calls.length, 2);
  });

  it('may be as long as was asked for', async () => {
    for (const length of [1, 25]) {
      const list = numberedList(length, PANEL);
      const slice = await readFirst(list, length);
      assert.deepEqual([slice.items, slice.hasNextPage], [idsFrom(1, length), false]);
      assert.equal(slice.totalCount, length);
    }
  });

  it('may be as short as a page of its own size', async () => {
    const list = numberedList(20, PANEL);
    const slice = await readFirst(list, 50);
    assert.deepEqual([slice.items, slice.hasNextPage], [idsFrom(1, 20), false]);
    assert.deepEqual(list.calls, ['1/50', '2/50']);
  });

  it('costs one call where the item of the cursor is gone', async () => {
    const list = numberedList(300, PANEL);
    const { cursors } = await readFirst(list, 100);
    list.ids.splice(99, 1);
    const args = { first: 100, after: cursors.at(-1) ?? null, wantsNext: true };
    assert.deepEqual((await readSlice(list.source, args)).items, idsFrom(101, 200));
    assert.equal(list.calls.length, 2);
  });
});
