import { mayIgnorePaging, type PagingHabits, type SliceArguments } from './page-source.ts';
import { planPages } from './plan-pages.ts';

/** Whatever is asked, and however the list has moved. */
export const MAX_CALLS = 4;

/**
 * Calls of `readSlice` at most, known before the first. Mostly one is made; the others are for a list that has moved
 * and for an upstream that does not page as it is asked to.
 */
export function maxCalls(habits: PagingHabits, args: SliceArguments): number {
  if (args.after !== null) return MAX_CALLS;
  // One more shows what follows; another tells an upstream that ignores `page` from one that ignores paging.
  const toBeSure = mayIgnorePaging(habits) ? 2 : 1;
  return Math.min(MAX_CALLS, planPages(habits, args, null).pages + toBeSure);
}
