import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { inferHasNextPage } from '../../../../src/providers/kit/paging/has-next-page.ts';

/** Infers what follows a page of this length, with 50 requested. */
const after = (length: number, total: number | null = null) =>
  inferHasNextPage({ length, perPage: 50, end: 100 + length, total });

describe('inferHasNextPage', () => {
  it('returns nothing after an empty page, whatever the total says', () => {
    assert.equal(after(0), 'nothing');
    assert.equal(after(0, 300), 'nothing');
  });

  it('returns nothing after a short page', () => {
    for (const length of [1, 5, 8, 9]) assert.equal(after(length), 'nothing');
  });

  it('returns unknown after full pages and possible upstream page sizes', () => {
    for (const length of [10, 12, 25, 49, 50]) assert.equal(after(length), 'unknown');
  });

  it('returns nothing for a short page after a full one', () => {
    const seen = { perPage: 50, isAfterFull: true, end: 150, total: null };
    for (const length of [10, 25, 49])
      assert.equal(inferHasNextPage({ ...seen, length }), 'nothing');
    assert.equal(inferHasNextPage({ ...seen, length: 50 }), 'unknown');
  });

  it('F19: believes that more follows a short page', () => {
    const page = { length: 5, perPage: 50, end: 5, hasNext: true };
    assert.equal(inferHasNextPage({ ...page, total: null }), 'something');
    assert.equal(inferHasNextPage({ ...page, total: 5 }), 'nothing');
    assert.equal(inferHasNextPage({ ...page, length: 0, total: null }), 'nothing');
  });

  it('follows the total', () => {
    assert.equal(after(25, 125), 'nothing');
    assert.equal(after(50, 150), 'nothing');
    assert.equal(after(50, 151), 'something');
    assert.equal(after(7, 151), 'something');
  });

  it('returns unknown if the page ends beyond the total', () => {
    assert.equal(after(50, 149), 'unknown');
    assert.equal(after(7, 106), 'unknown');
  });
});
