import type { Principal } from '../access/principal.ts';
import type { Permission, UpdateUserInput, UserMatch } from '../generated/schema-types.ts';
import type { HeldSecret } from '../providers/contract/audited-secret.ts';
import type { Lazy } from '../providers/contract/lazy.ts';
import type { Slice } from '../providers/kit/paging/slice.ts';
import type { NodeModel, Provider, UserModel } from '../providers/contract/provider.ts';
import type { ListUsers, Wanted } from '../providers/contract/user-list.ts';
import type { Call } from '../request/request-context.ts';
import type { TracedCall } from '../upstream/observer.ts';
import { Disclosures, type WriteDisclosures } from '../use-cases/reveal-secret/disclosures.ts';
import { type FoundUsers, findUsers, providersToAsk } from '../use-cases/find-users/find-users.ts';
import { listUsers } from '../use-cases/list-users/list-users.ts';
import { createNodeLoader } from '../use-cases/read-node/node-loader.ts';
import type { Providers } from '../use-cases/providers.ts';
import { readNode, readNodeOfType, readNodes } from '../use-cases/read-node/read-node.ts';
import type { UpdateUser, UpdateUserModel } from '../use-cases/update-user/update-user.ts';
import type { ExplainMode } from './cost/explain.ts';

/** Returns the fields that an operation selects of the users of one provider. */
export type WantedOfUsers = (provider: Provider<never>) => Wanted;

/**
 * The context of resolvers, created for each request. It grows by use cases, not by clients or
 * caches.
 */
export interface Context {
  readonly requestId: string;
  readonly caller: Principal;
  /**
   * What the caller requests about the upstream calls, in addition to the response or instead of
   * it.
   */
  readonly explain: ExplainMode | null;
  /** The calls that were made so far; empty if the caller does not request them. */
  readonly traced: readonly TracedCall[];
  /** Extends the deadline, because long lists take longer than documents. */
  readonly giveTimeForLists: () => void;
  /** The context that all calls of the request share, for fields that a provider resolves. */
  readonly call: Call;
  /** The providers that are available to the caller. */
  readonly providers: Providers;
  readonly readNode: (id: string) => Promise<NodeModel | null>;
  readonly readNodes: (ids: readonly string[]) => readonly Promise<NodeModel | null>[];
  /** @param type the type in the id: `user`, `camera`. */
  readonly readNodeOfType: <Model extends NodeModel>(
    type: string,
    id: string,
  ) => Promise<Model | null>;
  readonly listUsers: (
    provider: Provider<never>,
    asked: ListUsers,
    wanted: Wanted,
  ) => Promise<Slice<UserModel>>;
  readonly findUsers: (
    match: UserMatch,
    providers: readonly string[] | null,
    wanted: WantedOfUsers,
  ) => readonly Promise<FoundUsers>[];
  readonly listPermissions: (provider: string) => Promise<readonly Lazy<Permission>[]>;
  readonly updateUser: (
    input: UpdateUserInput,
    idempotencyKey: string | null,
  ) => Promise<UpdateUserModel>;
  /** Records that a secret is shown; await it before showing the secret. */
  readonly disclose: (held: HeldSecret) => Promise<void>;
}

/** The use cases that live as long as the gateway. */
export interface UseCases {
  readonly providers: Providers;
  readonly updateUser: UpdateUser;
  readonly writeDisclosures: WriteDisclosures;
}

/** The properties of a client request, without the operation. */
export type ClientRequest = Pick<
  Context,
  'call' | 'caller' | 'explain' | 'traced' | 'giveTimeForLists'
>;

export function createContext(
  { providers: configured, updateUser, writeDisclosures }: UseCases,
  request: ClientRequest,
): Context {
  const { call, caller } = request;
  const providers = configured.only(caller.providers);
  const loadNode = createNodeLoader(providers, call);
  const disclosures = new Disclosures(writeDisclosures, call);
  return {
    ...request,
    requestId: call.requestId,
    providers,
    readNode: (id) => readNode(id, providers, loadNode),
    readNodes: (ids) => readNodes(ids, providers, loadNode),
    readNodeOfType: (type, id) => readNodeOfType(type, id, providers, loadNode),
    listUsers: (provider, asked, wanted) => listUsers(provider, asked, wanted, call),
    findUsers: (match, asked, wanted) =>
      findUsers(match, providersToAsk(asked, providers), wanted, call),
    listPermissions: async (provider) => providers.get(provider).listPermissions(call),
    updateUser: (input, idempotencyKey) => updateUser({ input, idempotencyKey, call, providers }),
    disclose: (held) => disclosures.disclose(held),
  };
}
