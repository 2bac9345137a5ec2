import type { Cursor } from './cursor.ts';
import type { Entry, Stretch } from './stretch.ts';

/**
 * Reads on until the cursor's item is seen: first where it stood, then on the pages after, where inserted items have
 * pushed it, then on the page before, where deleted ones have drawn it. One call is left for what follows it.
 *
 * An upstream that puts a smaller page in place of ours shows the item further on than it stood, too.
 *
 * @param pages to read after the first one, at most.
 */
export async function searchCursor<Item>(
  stretch: Stretch<Item>,
  { id, offset }: Cursor,
  pages: number,
): Promise<void> {
  const find = () => stretch.entries.find((entry) => entry.id === id);
  for (let more = pages; more > 0 && find() === undefined; more -= 1) {
    if (stretch.following === 'nothing' || stretch.callsLeft <= 1) break;
    await stretch.readNext();
  }
  const found = find();
  if (found !== undefined && found.position >= offset) await stretch.confirmEnd();
  if (found === undefined && !stretch.beginsList) await stretch.readPrevious();
}

/**
 * Index of the entry to continue with. Where the cursor's item is gone, that is the one in its place: what followed
 * a deleted item has moved up by one, and elsewhere it is better to show an item twice than never.
 */
export function indexAfter<Item>(entries: readonly Entry<Item>[], cursor: Cursor | null): number {
  if (cursor === null) return 0;
  const found = entries.findIndex(({ id }) => id === cursor.id);
  if (found >= 0) return found + 1;
  const instead = entries.findIndex(({ position }) => position >= cursor.offset - 1);
  return instead >= 0 ? instead : entries.length;
}
