import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readSlice } from '../../../../src/providers/kit/paging/read-slice.ts';
import { UpstreamError } from '../../../../src/upstream/errors/upstream-error.ts';
import { idsFrom, type NumberedList, numberedList } from './numbered-list.ts';
import { walk } from './walk.ts';

const readFirst = ({ source }: NumberedList, first: number) =>
  readSlice(source, { first, after: null, needsHasNextPage: true });

/** Returns a check for the contract error with this detail. */
const departure = (detail: string) => (error: unknown) => {
  assert.ok(error instanceof UpstreamError, String(error));
  assert.equal(error.code, 'UPSTREAM_CONTRACT');
  assert.equal(error.write, 'NOT_APPLIED');
  assert.equal(error.message, `acme: response is not as documented (${detail}).`);
  return true;
};

const SET_25 = 'returns 25 per page';

describe('An upstream that ignores `per_page`', () => {
  it('is detected by a page that is too long', async () => {
    await assert.rejects(readFirst(numberedList(90, { ownPerPage: 25 }), 10), departure(SET_25));
  });

  it('is detected by a page after a short one', async () => {
    const list = numberedList(90, { ownPerPage: 25 });
    await assert.rejects(readFirst(list, 50), departure(SET_25));
    assert.deepEqual(list.calls, ['1/51', '2/51']);
  });

  it('is detected by a total beyond a short page', async () => {
    const list = numberedList(90, { ownPerPage: 7, counts: true });
    await assert.rejects(readFirst(list, 50), departure('returns 7 per page'));
  });

  it('is detected by a total beyond a long page', async () => {
    const list = numberedList(90, { ownPerPage: 25, counts: true, oversizedPage: 'whole' });
    await assert.rejects(readFirst(list, 10), departure(SET_25));
  });

  it('is detected by pages that differ from the fixed size', async () => {
    const longer = numberedList(90, { ownPerPage: 25, fixedPerPage: 20, oversizedPage: 'whole' });
    await assert.rejects(readFirst(longer, 10), departure(SET_25));
    const shorter = numberedList(90, { ownPerPage: 25, fixedPerPage: 50 });
    await assert.rejects(readFirst(shorter, 50), departure(SET_25));
  });

  it('is detected if a total agrees by chance', async () => {
    const list = numberedList(132, { cap: 55, counts: true, hasTotal: false });
    await assert.rejects(
      walk(list, { firsts: [39, 36, 10, 67] }),
      departure('returns 55 per page'),
    );
  });

  it('is detected by a short page before the cursor', async () => {
    const { cursors } = await readFirst(numberedList(90), 40);
    const list = numberedList(90, { cap: 7 });
    const args = { first: 5, after: cursors.at(-1) ?? null, needsHasNextPage: true };
    await assert.rejects(readSlice(list.source, args), departure('returns 7 per page'));
    assert.deepEqual(list.calls, ['4/12', '3/12']);
  });
});

describe('A short page of ten items or more', () => {
  for (const length of [10, 12, 25, 49]) {
    it(`is the end if nothing follows: ${length} items`, async () => {
      const list = numberedList(length);
      const slice = await readFirst(list, 50);
      assert.deepEqual([slice.items, slice.hasNextPage], [idsFrom(1, length), false]);
      assert.deepEqual(list.calls, ['1/51', '2/51']);
    });
  }

  it('is not the end if the upstream caps its pages', async () => {
    for (const cap of [10, 12, 37]) {
      const list = numberedList(90, { cap });
      await assert.rejects(readFirst(list, 50), departure(`returns ${cap} per page`));
    }
    await assert.rejects(
      readFirst(numberedList(90, { cap: 64 }), 80),
      departure('returns 64 per page'),
    );
  });

  it('causes no look-ahead if hasNextPage is not selected', async () => {
    const list = numberedList(30);
    const { cursors } = await readFirst(list, 10);
    list.calls.length = 0;
    const args = { first: 10, after: cursors.at(-1) ?? null, needsHasNextPage: false };
    assert.deepEqual((await readSlice(list.source, args)).items, idsFrom(11, 20));
    assert.equal(list.calls.length, 1);
  });

  it('is the end if a full page came before it', async () => {
    const list = numberedList(32, { fixedPerPage: 20 });
    const slice = await readFirst(list, 50);
    assert.deepEqual([slice.items.length, slice.hasNextPage], [32, false]);
    assert.deepEqual(list.calls, ['1/20', '2/20']);
  });

  it('is the end if the total says so', async () => {
    const list = numberedList(25, { counts: true });
    assert.equal((await readFirst(list, 50)).hasNextPage, false);
    assert.deepEqual(list.calls, ['1/50']);
  });
});

describe('A short page of fewer than ten items', () => {
  for (const length of [1, 5, 9]) {
    it(`is the end: ${length} items`, async () => {
      const list = numberedList(length);
      assert.equal((await readFirst(list, 50)).hasNextPage, false);
      assert.deepEqual(list.calls, ['1/51']);
    });
  }
});

describe('An upstream that ignores `page`', () => {
  it('is detected by a repeated page', async () => {
    const list = numberedList(90, { ignoresPage: true });
    await assert.rejects(walk(list, { firsts: [50] }), departure('ignores page'));
  });

  it('is detected with totals', async () => {
    const list = numberedList(90, { ignoresPage: true, counts: true });
    await assert.rejects(walk(list, { firsts: [10] }), departure('ignores page'));
  });

  it('is detected with totals on the last page', async () => {
    const list = numberedList(20, { ignoresPage: true, counts: true });
    await assert.rejects(walk(list, { firsts: [19, 1] }), departure('ignores page'));
  });

  it('differs from one that returns the whole list', async () => {
    const list = numberedList(90, { ignoresPage: true, hasTotal: true, oversizedPage: 'whole' });
    await assert.rejects(readFirst(list, 50), departure('ignores page'));
    assert.deepEqual(list.calls, ['1/50', '2/50', '1/49']);
  });

  it('is detected with one item per page', async () => {
    const list = numberedList(90, { ignoresPage: true, hasTotal: true, oversizedPage: 'whole' });
    await assert.rejects(readFirst(list, 1), departure('ignores page'));
    assert.deepEqual(list.calls, ['1/1', '2/1', '1/2']);
  });
});

describe('An upstream that returns the whole list', () => {
  const PANEL = { ignoresPaging: true, oversizedPage: 'whole', hasTotal: true } as const;

  it('costs one call, and the list is cut', async () => {
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
    const slice = await readSlice(list.source, { first: 100, after, needsHasNextPage: true });
    assert.deepEqual([slice.items, slice.hasPreviousPage], [idsFrom(101, 200), true]);
    assert.equal(list.calls.length, 2);
  });

  it('may return exactly as many items as requested', async () => {
    for (const length of [1, 25]) {
      const list = numberedList(length, PANEL);
      const slice = await readFirst(list, length);
      assert.deepEqual([slice.items, slice.hasNextPage], [idsFrom(1, length), false]);
      assert.equal(slice.totalCount, length);
    }
  });

  it('may return exactly one page of its own size', async () => {
    const list = numberedList(20, PANEL);
    const slice = await readFirst(list, 50);
    assert.deepEqual([slice.items, slice.hasNextPage], [idsFrom(1, 20), false]);
    assert.deepEqual(list.calls, ['1/50', '2/50']);
  });

  it("costs one call if the cursor's item is gone", async () => {
    const list = numberedList(300, PANEL);
    const { cursors } = await readFirst(list, 100);
    list.ids.splice(99, 1);
    const args = { first: 100, after: cursors.at(-1) ?? null, needsHasNextPage: true };
    assert.deepEqual((await readSlice(list.source, args)).items, idsFrom(101, 200));
    assert.equal(list.calls.length, 2);
  });
});
