import type { Principal } from '../access/principal.ts';
import type { Permission, UpdateUserInput, UserMatch } from '../generated/schema-types.ts';
import type { AuditedSecret } from '../providers/contract/audited-secret.ts';
import type { Lazy } from '../providers/contract/lazy.ts';
import type { NodeModel, Provider, UserModel } from '../providers/contract/provider.ts';
import type { Slice } from '../providers/contract/slice.ts';
import type { ListUsers, RequestedFields } from '../providers/contract/user-list.ts';
import type { CallTotals } from '../request/call-totals.ts';
import type { RecordedCall } from '../request/recorded-call.ts';
import type { RequestContext } from '../request/request-context.ts';
import { findUsers, selectProviders } from '../use-cases/find-users/find-users.ts';
import { listUsers } from '../use-cases/list-users/list-users.ts';
import type { Providers } from '../use-cases/providers.ts';
import { readNode, readNodeOfType, readNodes } from '../use-cases/read-node/read-node.ts';
import { Disclosures, type WriteDisclosures } from '../use-cases/reveal-secret/disclosures.ts';
import { UpdateProgress } from '../use-cases/update-user/update-progress.ts';
import type { UpdateUser } from '../use-cases/update-user/update-user.ts';
import type { ExplainMode } from './cost/explain.ts';
import { WriteStates } from './execution/write-states.ts';
import {
  type ProviderUsersModel,
  type ResultModel,
  toProviderUsers,
  toUpdateUserResult,
} from './problem-mapper.ts';

/** Returns the fields that an operation selects of the users of one provider. */
type RequestedUserFields = (provider: Provider<never>) => RequestedFields;

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
  readonly recordedCalls: readonly RecordedCall[];
  /** The calls that were made so far, in total for each provider. */
  readonly callTotals: CallTotals;
  /** Extends the deadline, because long lists take longer than documents. */
  readonly extendDeadlineForLists: () => void;
  /** The context that all calls of the request share, for fields that a provider resolves. */
  readonly request: RequestContext;
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
    args: ListUsers,
    requested: RequestedFields,
  ) => Promise<Slice<UserModel>>;
  readonly findUsers: (
    match: UserMatch,
    providers: readonly string[] | null,
    requested: RequestedUserFields,
  ) => readonly Promise<ProviderUsersModel>[];
  readonly listPermissions: (provider: string) => Promise<readonly Lazy<Permission>[]>;
  /** @param responseName the name of the field in the response, which errors below it have in their path. */
  readonly updateUser: (
    input: UpdateUserInput,
    idempotencyKey: string | null,
    responseName: string,
  ) => Promise<ResultModel>;
  /** Whether the writes of the operation took effect, for its errors. */
  readonly writes: WriteStates;
  /** Keys of the entities that the plan of the operation leaves out; undefined before there is a plan. */
  rejectedEntities?: ReadonlySet<string> | undefined;
  /** Records that a secret is shown; await it before showing the secret. */
  readonly disclose: (secret: AuditedSecret) => Promise<void>;
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
  'request' | 'caller' | 'explain' | 'recordedCalls' | 'callTotals' | 'extendDeadlineForLists'
>;

export function createContext(
  { providers: configured, updateUser, writeDisclosures }: UseCases,
  client: ClientRequest,
): Context {
  const { request, caller } = client;
  const providers = configured.only(caller.providers);
  const writes = new WriteStates();
  const disclosures = new Disclosures(writeDisclosures, request);
  return {
    ...client,
    requestId: request.requestId,
    providers,
    readNode: (id) => readNode(id, providers, request),
    readNodes: (ids) => readNodes(ids, providers, request),
    readNodeOfType: (type, id) => readNodeOfType(type, id, providers, request),
    listUsers: (provider, args, requested) => listUsers(provider, args, requested, request),
    findUsers: (match, args, requested) =>
      findUsers(match, selectProviders(args, providers), requested, request).map(async (found) =>
        toProviderUsers(await found),
      ),
    listPermissions: async (provider) => providers.get(provider).listPermissions(request),
    updateUser: async (input, idempotencyKey, responseName) => {
      const progress = new UpdateProgress();
      writes.add({ responseName, idempotencyKey, progress });
      const update = { input, idempotencyKey, call: request, providers, progress };
      try {
        const result = await updateUser(update);
        progress.settle(result);
        return toUpdateUserResult(result, idempotencyKey !== null);
      } catch (error) {
        progress.fail(error);
        throw error;
      }
    },
    writes,
    disclose: (secret) => disclosures.disclose(secret),
  };
}
