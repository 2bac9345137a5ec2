import type { QueryResolvers } from '../../generated/schema-types.ts';
import type { NodeModel } from '../../users/read-node.ts';

/** One line for each query: take the arguments, call one use case. */
export const Query: QueryResolvers = {
  node: (_parent, { id }, { readNode }) => readNode(id),
  // An entry may come to null as well: the generated type knows that of an entry, not of its promise.
  nodes: (_parent, { ids }, { readNodes }) => readNodes(ids) as readonly Promise<NodeModel>[],
  user: (_parent, { id }, { readUser }) => readUser(id),
  permissions: (_parent, { provider }, { listPermissions }) => listPermissions(provider),
  providers: (_parent, _arguments, { providers }) => providers.map(({ shown }) => shown),
};
