import { ClientError } from '../providers/client-error.ts';
import { type GlobalId, isProviderKey, parseGlobalId } from '../providers/global-id.ts';
import type { NodeModel } from '../providers/provider.ts';
import type { LoadNode } from './node-loader.ts';
import type { Providers } from './providers.ts';

/**
 * @param id of an object, or the bare key of a provider.
 * @throws {ClientError} `BAD_USER_INPUT` where it is none, or names a provider that is not configured;
 *   `UNSUPPORTED_BY_PROVIDER` where the configured APIs read no single object of that type.
 */
export async function readNode(
  id: string,
  providers: Providers,
  loadNode: LoadNode,
): Promise<NodeModel | null> {
  if (isProviderKey(id)) return providers.get(id).shown;
  const parsed = parseGlobalId(id);
  return loadNode(knownProvider(parsed, providers));
}

/** Objects that `nodes` reads at most. */
export const MAX_NODES = 100;

/**
 * Each as `readNode`; one that fails fails alone.
 *
 * @throws {ClientError} `BAD_USER_INPUT` where there are too many.
 */
export function readNodes(
  ids: readonly string[],
  providers: Providers,
  loadNode: LoadNode,
): readonly Promise<NodeModel | null>[] {
  if (ids.length > MAX_NODES) {
    throw new ClientError('BAD_USER_INPUT', `At most ${MAX_NODES} ids may be asked for at once.`);
  }
  return ids.map((id) => readNode(id, providers, loadNode));
}

/**
 * As `readNode`, for an id that must be of one type.
 *
 * @param type as it stands in the id: `user`, `camera`.
 * @throws {ClientError} as `readNode`; `BAD_USER_INPUT` for an id of another type.
 */
export async function readNodeOfType<Model extends NodeModel>(
  type: string,
  id: string,
  providers: Providers,
  loadNode: LoadNode,
): Promise<Model | null> {
  const parsed = knownProvider(parseGlobalId(id), providers);
  if (parsed.type !== type) {
    throw new ClientError('BAD_USER_INPUT', `The id names no ${type}.`, parsed.provider);
  }
  // The provider reads objects of that type by such ids.
  return (await loadNode(parsed)) as Model | null;
}

/** The first thing to be told of an id is that nobody here has it. */
function knownProvider(id: GlobalId, providers: Providers): GlobalId {
  providers.get(id.provider);
  return id;
}
