import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { planPages } from '../../../../src/providers/kit/paging/plan-pages.ts';

const SILENT = { hasTotal: false, oversizedPage: 'error' } as const;
const COUNTING = { hasTotal: true, oversizedPage: 'error' } as const;
const after = (offset: number) => ({ offset, id: '1' });

const firstOf = fc.integer({ min: 1, max: 100 });
const offsetOf = fc.integer({ min: 1, max: 1_000_000 });

describe('planPages', () => {
  it('reads one item more if only that shows the end', () => {
    const plan = planPages(SILENT, { first: 50, needsHasNextPage: true }, null);
    assert.deepEqual(plan, { page: 1, perPage: 51, pages: 1 });
  });

  it('reads no item more if hasNextPage is not selected', () => {
    const plan = planPages(SILENT, { first: 50, needsHasNextPage: false }, null);
    assert.deepEqual(plan, { page: 1, perPage: 50, pages: 1 });
  });

  it('reads no item more if totals are expected', () => {
    const plan = planPages(COUNTING, { first: 100, needsHasNextPage: true }, null);
    assert.deepEqual(plan, { page: 1, perPage: 100, pages: 1 });
  });

  it('never requests more than a hundred per page', () => {
    const plan = planPages(SILENT, { first: 100, needsHasNextPage: true }, null);
    assert.deepEqual(plan, { page: 1, perPage: 100, pages: 1 });
  });

  it("chooses the smallest page with the cursor's item and others", () => {
    const plan = planPages(SILENT, { first: 25, needsHasNextPage: true }, after(100));
    assert.deepEqual(plan, { page: 4, perPage: 32, pages: 1 });
  });

  it('always requests the fixed size', () => {
    const plan = planPages(
      { ...SILENT, fixedPerPage: 20 },
      { first: 50, needsHasNextPage: true },
      after(50),
    );
    assert.deepEqual(plan, { page: 3, perPage: 20, pages: 4 });
  });

  it('needs at most two pages if the size is free', () => {
    fc.assert(
      fc.property(firstOf, offsetOf, fc.boolean(), (first, offset, needsHasNextPage) => {
        const plan = planPages(SILENT, { first, needsHasNextPage }, after(offset));
        assert.ok(plan.pages <= 2 && plan.perPage <= 100);
      }),
    );
  });

  it('covers cursor and items in as few pages as possible', () => {
    fc.assert(
      fc.property(firstOf, offsetOf, fc.integer({ min: 1, max: 100 }), (first, offset, other) => {
        const { page, perPage, pages } = planPages(
          SILENT,
          { first, needsHasNextPage: true },
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
