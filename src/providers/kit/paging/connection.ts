import { mapList } from '../../../upstream/wire/skipped-entries.ts';
import type { Slice } from '../../contract/slice.ts';

/** Returns a slice as a Relay connection. */
export const toConnection = <Connection extends string, Edge extends string, Node>(
  slice: Slice<Node>,
  connection: Connection,
  edge: Edge,
) =>
  toConnectionOf(
    slice,
    connection,
    (node) => node,
    (node, cursor) => ({ __typename: edge, cursor, node }) as const,
  );

/** Returns a slice as a Relay connection whose edges have fields of their own. */
export function toConnectionOf<Item, Connection extends string, Node, Edge>(
  slice: Slice<Item>,
  connection: Connection,
  toNode: (item: Item) => Node,
  toEdge: (item: Item, cursor: string) => Edge,
) {
  return {
    __typename: connection,
    edges: mapList(slice.items, (item, index) => toEdge(item, slice.cursors[index] ?? '')),
    nodes: mapList(slice.items, toNode),
    pageInfo: {
      __typename: 'PageInfo',
      hasNextPage: slice.hasNextPage,
      hasPreviousPage: slice.hasPreviousPage,
      startCursor: slice.cursors[0] ?? null,
      endCursor: slice.cursors.at(-1) ?? null,
    },
    totalCount: slice.totalCount,
  } as const;
}
