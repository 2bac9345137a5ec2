/** What stands behind a page. `unknown`: only another page tells. `something`: the total says so. */
export type Following = 'nothing' | 'something' | 'unknown';

/** What a page tells of what stands behind it. */
export interface SeenPage {
  /** Items on it. */
  readonly length: number;
  /** Items that were asked for. */
  readonly perPage: number;
  /** Items of the list up to its end. */
  readonly end: number;
  /** Of the whole list; null where the upstream does not tell. */
  readonly total: number | null;
}

/**
 * A page that is shorter than asked for is the last one (activeplatform.md Q6 in docs/providers), unless the total
 * speaks against it, or its length may be a size that the upstream has put in place of ours.
 */
export function whatFollows({ length, perPage, end, total }: SeenPage): Following {
  if (length === 0 || end === total) return 'nothing';
  if (total !== null) return end < total ? 'something' : 'unknown';
  return length === perPage || looksLikePageSize(length) ? 'unknown' : 'nothing';
}

/** As people choose them: 10, 15, 20, 25, 50. */
const looksLikePageSize = (length: number) => length >= 10 && length % 5 === 0;
