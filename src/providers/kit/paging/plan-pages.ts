import type { Cursor } from './cursor.ts';
import { mayIgnorePaging, type PagingCapabilities, type SliceArguments } from './page-source.ts';

/**
 * No upstream documents its largest page (vms.md 1.8, activeplatform.md 3, onapp.md 6.1 in
 * docs/providers).
 */
const MAX_PER_PAGE = 100;

/** Maximum number of calls, whatever is requested and however the list has moved. */
export const MAX_CALLS = 4;

/** The upstream pages that contain the requested items, if the list has not moved. */
interface PagePlan {
  /** The first page, counted from 1. */
  readonly page: number;
  readonly perPage: number;
  /** Number of consecutive pages. */
  readonly pages: number;
}

/**
 * Returns the fewest upstream pages, and of those the smallest, that contain the cursor's own item,
 * the `first` following and, if nothing else shows whether more follow, one to look ahead.
 */
export function planPages(
  capabilities: PagingCapabilities,
  { first, needsHasNextPage }: Pick<SliceArguments, 'first' | 'needsHasNextPage'>,
  cursor: Cursor | null,
): PagePlan {
  const requested = first + (needsHasNextPage && !capabilities.hasTotal ? 1 : 0);
  // From the start, one page of a hundred is better than two of 51: it may turn out to be the whole
  // list.
  const size = cursor === null ? Math.min(requested, MAX_PER_PAGE) : 1 + requested;
  const start = cursor === null ? 0 : cursor.offset - 1;
  const perPage = capabilities.fixedPerPage ?? bestPerPage(start, size);
  return {
    page: Math.floor(start / perPage) + 1,
    perPage,
    pages: pagesAcross(start, size, perPage),
  };
}

/**
 * Returns the maximum number of calls of `readSlice`, known before the first. Usually one is made;
 * the others are for a list that has moved and for an upstream that does not page as requested.
 */
export function maxCalls(capabilities: PagingCapabilities, args: SliceArguments): number {
  if (args.after !== null) return MAX_CALLS;
  // One more call shows what follows; another distinguishes an upstream that ignores `page` from
  // one that ignores paging.
  const toBeSure = mayIgnorePaging(capabilities) ? 2 : 1;
  return Math.min(MAX_CALLS, planPages(capabilities, args, null).pages + toBeSure);
}

function bestPerPage(start: number, size: number): number {
  let best = 1;
  for (let perPage = 2; perPage <= MAX_PER_PAGE; perPage += 1) {
    if (pagesAcross(start, size, perPage) < pagesAcross(start, size, best)) best = perPage;
  }
  return best;
}

function pagesAcross(start: number, size: number, perPage: number): number {
  return Math.floor((start + size - 1) / perPage) - Math.floor(start / perPage) + 1;
}
