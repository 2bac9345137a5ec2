import { type Cursor, writeCursor } from './cursor.ts';
import { indexAfter } from './find-cursor.ts';
import type { SliceArguments } from './page-source.ts';
import type { Stretch } from './page-window.ts';

/** One page of a connection. */
export interface Slice<Item> {
  /**
   * Fewer than `first` before the end only if the page size is fixed and `MAX_CALLS` pages do not
   * contain more.
   */
  readonly items: readonly Item[];
  /** One cursor for each item. */
  readonly cursors: readonly string[];
  /** If it was not requested, it is true unless the end was seen. */
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
  /** Null if the upstream sends no total and did not return the whole list instead of a page. */
  readonly totalCount: number | null;
}

/** Returns the requested part of what was read. */
export function toSlice<Item>(
  stretch: Stretch<Item>,
  { first, wantsNext }: SliceArguments,
  cursor: Cursor | null,
  scope: string,
): Slice<Item> {
  const { entries, following, total } = stretch;
  const inHand = entries.slice(indexAfter(entries, cursor));
  // If no call is left to show what follows, the last item is kept back: then more certainly
  // follows.
  const isOpen = wantsNext && following === 'unknown' && inHand.length <= first;
  const taken = inHand.slice(0, isOpen ? Math.max(1, inHand.length - 1) : first);
  return {
    items: taken.map(({ item }) => item),
    cursors: taken.map(({ id, position }) => writeCursor({ offset: position + 1, id }, scope)),
    hasNextPage: inHand.length > taken.length || following !== 'nothing',
    hasPreviousPage: cursor !== null && (taken[0]?.position ?? cursor.offset) > 0,
    totalCount: total,
  };
}
