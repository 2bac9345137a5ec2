import type { LoadedField } from '../../contract/model.ts';
import type { Read } from '../../contract/read.ts';
import type { RequestReads } from '../reads.ts';
import { toConnection } from './connection.ts';
import { readCursor } from './cursor.ts';
import { isValidPageSize, validatePageSize } from './page-size.ts';
import { type ListSliceArguments, sliceList } from './slice-list.ts';

/** What a model is made from if its connections need reads. */
interface ConnectionSource<Installation> {
  readonly context: {
    readonly provider: { readonly id: string };
    readonly reads: RequestReads<Installation>;
  };
}

/** How one page of a list is made. */
interface ConnectionOptions<Source, Item, Node, Connection, Edge> {
  /** Returns the id of the object that has the list. It may throw a `ClientError`: then nothing is sent. */
  readonly toKey: (source: Source) => string;
  readonly toNode: (item: Item, source: Source) => Node;
  /** The types of the connection and its edges. */
  readonly connection: Connection;
  readonly edge: Edge;
}

/**
 * Creates a connection over a list of an object that the provider sends as a whole: one read for
 * all its pages. The field is null if the read finds nothing.
 *
 * The field throws `ClientError` `BAD_USER_INPUT` if `first` or the cursor is invalid, before
 * anything is sent.
 */
export function connectionField<
  Installation,
  Item extends { readonly id: string },
  Source extends ConnectionSource<Installation>,
  Node,
  const Connection extends string,
  const Edge extends string,
  Missing extends null = never,
>(
  read: Read<Installation, string, readonly Item[] | Missing>,
  options: ConnectionOptions<Source, Item, Node, Connection, Edge>,
) {
  const { toKey, toNode, connection, edge } = options;
  return {
    reads: [read],
    plan: ({ first }: ListSliceArguments) => ({ key: edge, calls: isValidPageSize(first) ? 1 : 0 }),
    load: async (source: Source, args: ListSliceArguments) => {
      const { provider, reads } = source.context;
      validatePageSize(args.first);
      const key = toKey(source);
      const scope = JSON.stringify([provider.id, edge, key]);
      if (args.after != null) readCursor(args.after, scope);
      const list = await reads.load(read, key);
      if (list === null) return list as Extract<typeof list, null>;
      const slice = sliceList(list, args, scope, (item) => toNode(item, source));
      return toConnection(slice, connection, edge);
    },
  } satisfies LoadedField<Source, unknown>;
}
