import { mapList } from '../../../upstream/wire/skipped-entries.ts';
import type { Slice } from '../../contract/slice.ts';

/** Returns a slice as a Relay connection. */
export function toConnection<Connection extends string, Edge extends string, Node>(
  slice: Slice<Node>,
  connection: Connection,
  edge: Edge,
) {
  return {
    __typename: connection,
    edges: mapList(slice.items, (node, index) => ({
      __typename: edge,
      cursor: slice.cursors[index] ?? '',
      node,
    })),
    nodes: slice.items,
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
