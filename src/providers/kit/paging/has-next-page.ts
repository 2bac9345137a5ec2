/**
 * Whether more follows a page. `unknown`: only another page can show it. `something`: the total
 * shows it.
 */
export type HasNext = 'nothing' | 'something' | 'unknown';

/** The properties of a page that show whether more follows. */
interface ReadPage {
  /** Number of items on the page. */
  readonly length: number;
  /** Number of items that were requested. */
  readonly perPage: number;
  /**
   * Whether a page before it had the requested size, so that the upstream has not replaced it by a
   * smaller one.
   */
  readonly isAfterFull?: boolean;
  /** Number of items in the list up to the end of the page. */
  readonly end: number;
  /** Number of items in the whole list; null if the upstream does not send it. */
  readonly total: number | null;
  /** Whether the upstream says that another page follows; null if it says nothing. */
  readonly hasNext?: boolean | null;
}

/**
 * Infers whether more follows. A page that is shorter than requested is the last one
 * (activeplatform.md Q6 in docs/providers), unless the total or the upstream contradicts it, or its
 * length may be the page size of the upstream.
 */
export function inferHasNextPage({
  length,
  perPage,
  isAfterFull,
  end,
  total,
  hasNext,
}: ReadPage): HasNext {
  if (length === 0 || end === total) return 'nothing';
  if (total !== null) return end < total ? 'something' : 'unknown';
  if (hasNext === true) return 'something';
  if (length === perPage) return 'unknown';
  return looksLikePageSize(length) && isAfterFull !== true ? 'unknown' : 'nothing';
}

/**
 * Returns whether a length may be a page size: caps of 12 and 64 exist beside those of 10, 25 and
 * 50.
 */
const looksLikePageSize = (length: number) => length >= 10;
