import type { Permission, UpdateUserInput } from '../generated/schema-types.ts';
import type { Lazy } from '../providers/lazy.ts';
import type { Provider, UserModel } from '../providers/provider.ts';
import type { Call } from '../upstream/call.ts';
import type { Providers } from '../users/providers.ts';
import { type NodeModel, readNode, readNodes, readUser } from '../users/read-node.ts';
import type { UpdateUser, UpdateUserModel } from '../users/update-user.ts';
import { createUserLoader } from '../users/user-loader.ts';

/** What resolvers may use, made anew for each request. Grows by use cases, not by clients or caches. */
export interface Context {
  readonly requestId: string;
  readonly providers: readonly Provider<never>[];
  readonly readNode: (id: string) => Promise<NodeModel | null>;
  readonly readNodes: (ids: readonly string[]) => readonly Promise<NodeModel | null>[];
  readonly readUser: (id: string) => Promise<UserModel | null>;
  readonly listPermissions: (provider: string) => Promise<readonly Lazy<Permission>[]>;
  readonly updateUser: (input: UpdateUserInput) => Promise<UpdateUserModel>;
}

/** The use cases that live as long as the gateway. */
export interface UseCases {
  readonly providers: Providers;
  readonly updateUser: UpdateUser;
}

export function createContext({ providers, updateUser }: UseCases, call: Call): Context {
  const users = createUserLoader(({ provider, nativeId }) =>
    providers.get(provider).readUser(nativeId, call),
  );
  return {
    requestId: call.requestId,
    providers: providers.all,
    readNode: (id) => readNode(id, providers, users),
    readNodes: (ids) => readNodes(ids, providers, users),
    readUser: (id) => readUser(id, providers, users),
    listPermissions: async (provider) => providers.get(provider).listPermissions(call),
    updateUser: (input) => updateUser(input, call),
  };
}
