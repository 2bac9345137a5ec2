import { keepSkipped, mapList } from '../../../upstream/wire/skipped-entries.ts';
import type { Slice } from '../../contract/slice.ts';
import { createCursorWriter, readCursor } from './cursor.ts';
import { indexAfter } from './find-cursor.ts';
import { validatePageSize } from './page-size.ts';

/** The arguments of a connection over a list that is read as a whole. */
export interface ListSliceArguments {
  readonly first: number;
  readonly after?: string | null | undefined;
}

/**
 * Returns one page of a list that was read as a whole, so that a page costs no call of its own.
 *
 * @param scope distinguishes the lists: the cursor of one list is invalid in another.
 * @throws {ClientError} `BAD_USER_INPUT` if `first` or the cursor is invalid.
 */
export function sliceList<Item extends { readonly id: string }, Node>(
  list: readonly Item[],
  { first, after }: ListSliceArguments,
  scope: string,
  toNode: (item: Item) => Node,
): Slice<Node> {
  validatePageSize(first);
  const cursor = after == null ? null : readCursor(after, scope);
  // Only a cursor needs the positions of the whole list.
  const start =
    cursor === null
      ? 0
      : indexAfter(
          list.map((item, position) => ({ item, id: item.id, position })),
          cursor,
        );
  const taken = list.slice(start, start + first);
  const toCursor = createCursorWriter(scope);
  return {
    items: mapList(keepSkipped(list, taken), (item) => toNode(item)),
    cursors: taken.map(({ id }, index) => toCursor({ offset: start + index + 1, id })),
    hasNextPage: start + taken.length < list.length,
    hasPreviousPage: start > 0,
    totalCount: list.length,
  };
}
