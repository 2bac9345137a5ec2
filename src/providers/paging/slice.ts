import { type Cursor, writeCursor } from './cursor.ts';
import { indexAfter } from './find-cursor.ts';
import type { SliceArguments } from './page-source.ts';
import type { Stretch } from './stretch.ts';

/** One page of a connection. */
export interface Slice<Item> {
  /** Fewer than `first` before the end only where the size of pages is fixed and `MAX_CALLS` pages hold no more. */
  readonly items: readonly Item[];
  /** One for each item. */
  readonly cursors: readonly string[];
  /** Where it was not asked for: true unless the end was seen. */
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
  /** Null where the upstream does not tell, and did not answer the whole list in place of a page. */
  readonly totalCount: number | null;
}

/** What was asked for, cut out of what was read. */
export function toSlice<Item>(
  stretch: Stretch<Item>,
  { first, wantsNext }: SliceArguments,
  cursor: Cursor | null,
  scope: string,
): Slice<Item> {
  const { entries, following, total } = stretch;
  const inHand = entries.slice(indexAfter(entries, cursor));
  // Where no call is left to show what follows, the last item is kept back: then it is certain that one does.
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
