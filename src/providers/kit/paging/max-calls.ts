import { mayIgnorePaging, type PagingCapabilities, type SliceArguments } from './page-source.ts';
import { planPages } from './plan-pages.ts';

/** Maximum number of calls, whatever is requested and however the list has moved. */
export const MAX_CALLS = 4;

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
