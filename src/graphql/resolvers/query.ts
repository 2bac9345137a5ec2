import type { QueryResolvers } from '../../generated/schema-types.ts';

/** One line for each query: take the arguments, call one use case. */
export const Query: QueryResolvers = {
  node: (_parent, { id }, { readNode }) => readNode(id),
  user: (_parent, { id }, { readUser }) => readUser(id),
  permissions: (_parent, { provider }, { listPermissions }) => listPermissions(provider),
  providers: (_parent, _arguments, { providers }) =>
    providers.map(({ id, kind }) => ({ __typename: 'Provider', id, kind })),
};
