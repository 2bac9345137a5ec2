import type { ResolversTypes } from '../generated/schema-types.ts';
import { ClientError, unsupported } from '../providers/client-error.ts';
import { type GlobalId, isProviderKey, parseGlobalId } from '../providers/global-id.ts';
import type { UserModel } from '../providers/provider.ts';
import type { Providers } from './providers.ts';
import type { UserLoader } from './user-loader.ts';

/** What `node` finds. */
export type NodeModel = NonNullable<Awaited<ResolversTypes['Node']>>;

/** Types that are nodes and have no read of their own yet. */
const WITHOUT_READ: ReadonlySet<string> = new Set(['camera', 'intercom']);

/**
 * @param id of a user.
 * @throws {ClientError} `BAD_USER_INPUT` where it is none, or names a provider that is not configured.
 */
export async function readUser(
  id: string,
  providers: Providers,
  users: UserLoader,
): Promise<UserModel | null> {
  return readUserById(parseGlobalId(id), providers, users);
}

/**
 * @param id of a user, or the bare key of a provider.
 * @throws {ClientError} as `readUser`; `UNSUPPORTED_BY_PROVIDER` for what has no read of its own.
 */
export async function readNode(
  id: string,
  providers: Providers,
  users: UserLoader,
): Promise<NodeModel | null> {
  if (isProviderKey(id)) return providers.get(id).shown;
  const parsed = parseGlobalId(id);
  if (!WITHOUT_READ.has(parsed.type)) return readUserById(parsed, providers, users);
  throw unsupported(providers.get(parsed.provider).id, `read of a single ${parsed.type}`);
}

const MAX_NODES = 100;

/**
 * Each as `readNode`; one that fails fails alone.
 *
 * @throws {ClientError} `BAD_USER_INPUT` where there are too many.
 */
export function readNodes(
  ids: readonly string[],
  providers: Providers,
  users: UserLoader,
): readonly Promise<NodeModel | null>[] {
  if (ids.length > MAX_NODES) {
    throw new ClientError('BAD_USER_INPUT', `At most ${MAX_NODES} ids may be asked for at once.`);
  }
  return ids.map((id) => readNode(id, providers, users));
}

function readUserById(
  id: GlobalId,
  providers: Providers,
  users: UserLoader,
): Promise<UserModel | null> {
  const { id: provider } = providers.get(id.provider);
  if (id.type === 'user') return users.load(id);
  throw new ClientError('BAD_USER_INPUT', 'The id names no object of that kind.', provider);
}
