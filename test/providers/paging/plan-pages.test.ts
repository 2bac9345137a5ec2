import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { planPages } from '../../../src/providers/paging/plan-pages.ts';

const SILENT = { tellsTotal: false, longPage: 'error' } as const;
const COUNTING = { tellsTotal: true, longPage: 'error' } as const;
const after = (offset: number) => ({ offset, id: '1' });

const firstOf = fc.integer({ min: 1, max: 100 });
const offsetOf = fc.integer({ min: 1, max: 1_000_000 });

describe('planPages', () => {
  it('asks for one more where only that tells whether more follow', () => {
    const plan = planPages(SILENT, { first: 50, wantsNext: true }, null);
    assert.deepEqual(plan, { page: 1, perPage: 51, pages: 1 });
  });

  it('asks for what is wanted where nobody asks whether more follow', () => {
    const plan = planPages(SILENT, { first: 50, wantsNext: false }, null);
    assert.deepEqual(plan, { page: 1, perPage: 50, pages: 1 });
  });

  it('asks for what is wanted where the total tells whether more follow', () => {
    const plan = planPages(COUNTING, { first: 100, wantsNext: true }, null);
    assert.deepEqual(plan, { page: 1, perPage: 100, pages: 1 });
  });

  it('never asks for more than a hundred a page', () => {
    const plan = planPages(SILENT, { first: 100, wantsNext: true }, null);
    assert.deepEqual(plan, { page: 1, perPage: 100, pages: 1 });
  });

  it('takes the smallest page that holds the item of the cursor and all that is wanted', () => {
    const plan = planPages(SILENT, { first: 25, wantsNext: true }, after(100));
    assert.deepEqual(plan, { page: 4, perPage: 32, pages: 1 });
  });

  it('always asks for the size that is fixed', () => {
    const plan = planPages(
      { ...SILENT, fixedPerPage: 20 },
      { first: 50, wantsNext: true },
      after(50),
    );
    assert.deepEqual(plan, { page: 3, perPage: 20, pages: 4 });
  });

  it('needs two pages at most where the size is free', () => {
    fc.assert(
      fc.property(firstOf, offsetOf, fc.boolean(), (first, offset, wantsNext) => {
        const plan = planPages(SILENT, { first, wantsNext }, after(offset));
        assert.ok(plan.pages <= 2 && plan.perPage <= 100);
      }),
    );
  });

  it('shows the item of the cursor and all that is wanted, on no more pages than any other size', () => {
    fc.assert(
      fc.property(firstOf, offsetOf, fc.integer({ min: 1, max: 100 }), (first, offset, other) => {
        const { page, perPage, pages } = planPages(
          SILENT,
          { first, wantsNext: true },
          after(offset),
        );
        const [from, to] = [offset - 1, offset + first];
        assert.ok((page - 1) * perPage <= from && to < (page - 1 + pages) * perPage);
        const others = Math.floor(to / other) - Math.floor(from / other) + 1;
        assert.ok(pages <= others && (pages < others || perPage <= other));
      }),
    );
  });
});
