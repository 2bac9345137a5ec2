import { keepSkipped } from '../../../upstream/wire/skipped-entries.ts';
import type { Slice } from '../../contract/slice.ts';
import { type Cursor, createCursorWriter } from './cursor.ts';
import { indexAfter } from './find-cursor.ts';
import type { SliceArguments } from './page-source.ts';
import type { PageWindow } from './page-window.ts';

/** Returns the requested part of what was read. */
export function toSlice<Item>(
  stretch: PageWindow<Item>,
  { first, needsHasNextPage }: SliceArguments,
  cursor: Cursor | null,
  scope: string,
): Slice<Item> {
  const { entries, following, total } = stretch;
  const available = entries.slice(indexAfter(entries, cursor));
  // If no call is left to show what follows, the last item is kept back: then more certainly
  // follows.
  const isOpen = needsHasNextPage && following === 'unknown' && available.length <= first;
  const taken = available.slice(0, isOpen ? Math.max(1, available.length - 1) : first);
  const toCursor = createCursorWriter(scope);
  return {
    items: keepSkipped(
      stretch.incomplete,
      taken.map(({ item }) => item),
    ),
    cursors: taken.map(({ id, position }) => toCursor({ offset: position + 1, id })),
    hasNextPage: available.length > taken.length || following !== 'nothing',
    hasPreviousPage: cursor !== null && (taken[0]?.position ?? cursor.offset) > 0,
    totalCount: total,
  };
}
