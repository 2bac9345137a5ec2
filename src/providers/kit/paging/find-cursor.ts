import type { Cursor } from './cursor.ts';
import type { Entry, PageWindow } from './page-window.ts';

/**
 * Reads on until the cursor's item is found: first at its former position, then on the following
 * pages, where inserted items have pushed it, then on the previous page, where deleted ones have
 * moved it. One call is kept for what follows the item.
 *
 * An upstream that replaces the page size by a smaller one also shows the item further on than it
 * was.
 *
 * @param pages maximum number of pages to read after the first one.
 */
export async function searchCursor<Item>(
  window: PageWindow<Item>,
  { id, offset }: Cursor,
  pages: number,
): Promise<void> {
  const find = () => window.entries.find((entry) => entry.id === id);
  for (let more = pages; more > 0 && find() === undefined; more -= 1) {
    if (window.following === 'nothing' || window.callsLeft <= 1) break;
    await window.readNext();
  }
  const found = find();
  if (found !== undefined && found.position >= offset) await window.confirmEnd();
  if (found === undefined && !window.startsAtFirstPage) await window.readPrevious();
}

/**
 * Returns the index of the entry to continue with. If the cursor's item is gone, that is the entry
 * in its position: what followed a deleted item has moved up by one, and otherwise it is better to
 * show an item twice than never.
 */
export function indexAfter<Item>(entries: readonly Entry<Item>[], cursor: Cursor | null): number {
  if (cursor === null) return 0;
  const found = entries.findIndex(({ id }) => id === cursor.id);
  if (found >= 0) return found + 1;
  const instead = entries.findIndex(({ position }) => position >= cursor.offset - 1);
  return instead >= 0 ? instead : entries.length;
}
