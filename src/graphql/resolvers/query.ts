import type { GraphQLResolveInfo } from 'graphql';
import { SCOPES } from '../../config/scopes.ts';
import type { QueryResolvers } from '../../generated/resolver-types.ts';
import type { Camera, Intercom } from '../../generated/schema-types.ts';
import type { Lazy } from '../../providers/contract/lazy.ts';
import type { NodeModel, UserModel } from '../../providers/contract/provider.ts';
import { toConnection } from '../../providers/kit/paging/connection.ts';
import { toSearch } from '../../use-cases/list-users/list-users.ts';
import { toRequestedConnection, toRequestedMatches } from '../selection/requested-fields.ts';
import { selectedField } from '../selection/selection.ts';

/** The resolvers of queries: each takes the arguments and calls one use case. */
export const Query: QueryResolvers = {
  node: (_parent, { id }, { readNode }) => readNode(id),
  // An entry may resolve to null as well: the generated type allows that for an entry, not for its
  // promise.
  nodes: (_parent, { ids }, { readNodes }) => readNodes(ids) as readonly Promise<NodeModel>[],
  user: (_parent, { id }, { readNodeOfType }) => readNodeOfType<UserModel>('user', id),
  camera: (_parent, { id }, { readNodeOfType }) => readNodeOfType<Lazy<Camera>>('camera', id),
  intercom: (_parent, { id }, { readNodeOfType }) => readNodeOfType<Lazy<Intercom>>('intercom', id),
  users: async (_parent, { provider: id, first, after, search }, context, info) => {
    const provider = context.providers.get(id);
    const { field, scope } = selectedField(info, context);
    const { users, needsHasNextPage } = toRequestedConnection(
      field,
      provider.costs.concrete.User,
      scope,
    );
    const args = { first, after: after ?? null, search: toSearch(search) };
    const slice = await context.listUsers(provider, { ...args, needsHasNextPage }, users);
    return toConnection(slice, 'UserConnection', 'UserEdge');
  },
  findUsers: (_parent, { match, providers }, context, info: GraphQLResolveInfo) => {
    const { field, scope } = selectedField(info, context);
    return context.findUsers(match, providers ?? null, ({ costs }) =>
      toRequestedMatches(field, costs.concrete.User, scope),
    );
  },
  permissions: (_parent, { provider }, { listPermissions }) => listPermissions(provider),
  providers: (_parent, _arguments, { providers }) => providers.all.map(({ node }) => node),
  viewer: (_parent, _arguments, { caller, providers }) => ({
    __typename: 'Viewer',
    name: caller.kind === 'open' ? null : caller.name,
    scopes: SCOPES.filter((scope) => caller.scopes.has(scope)),
    providers: providers.all.map(({ node }) => node),
  }),
};
