/** What stands behind a page. `unknown`: only another page tells. `something`: the total says so. */
export type Following = 'nothing' | 'something' | 'unknown';

/** What a page tells of what stands behind it. */
export interface SeenPage {
  /** Items on it. */
  readonly length: number;
  /** Items that were asked for. */
  readonly perPage: number;
  /** Whether a page before it had as many as were asked for, so that no smaller size was put in place of ours. */
  readonly isAfterFull?: boolean;
  /** Items of the list up to its end. */
  readonly end: number;
  /** Of the whole list; null where the upstream does not tell. */
  readonly total: number | null;
}

/**
 * A page that is shorter than asked for is the last one (activeplatform.md Q6 in docs/providers), unless the total
 * speaks against it, or its length may be a size that the upstream has put in place of ours.
 */
export function whatFollows({ length, perPage, isAfterFull, end, total }: SeenPage): Following {
  if (length === 0 || end === total) return 'nothing';
  if (total !== null) return end < total ? 'something' : 'unknown';
  if (length === perPage) return 'unknown';
  return looksLikePageSize(length) && isAfterFull !== true ? 'unknown' : 'nothing';
}

/** Any but the smallest: caps of 12 and 64 exist beside those of 10, 25 and 50. */
const looksLikePageSize = (length: number) => length >= 10;
