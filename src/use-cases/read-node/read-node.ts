import { ClientError } from '../../providers/contract/client-error.ts';
import type { NodeModel, Provider } from '../../providers/contract/provider.ts';
import { type GlobalId, isProviderKey, parseGlobalId } from '../../providers/kit/ids/global-id.ts';
import { isIdType } from '../../providers/kit/ids/id-types.ts';
import type { RequestContext } from '../../request/request-context.ts';
import type { Providers } from '../providers.ts';

/**
 * Reads an object or a provider.
 *
 * @param id a global id, or the key of a provider.
 * @throws {ClientError} `BAD_USER_INPUT` if the id is invalid, or names a provider that is not
 *   configured; `UNSUPPORTED_BY_PROVIDER` if the configured APIs cannot read a single object of
 *   that type.
 */
export async function readNode(
  id: string,
  providers: Providers,
  request: RequestContext,
): Promise<NodeModel | null> {
  if (isProviderKey(id)) return providers.get(id).node;
  const parsed = parseGlobalId(id);
  return load(parsed, providers.get(parsed.provider), request);
}

/** Reads each object as `readNode` does; one that fails does not affect the others. */
export function readNodes(
  ids: readonly string[],
  providers: Providers,
  request: RequestContext,
): readonly Promise<NodeModel | null>[] {
  return ids.map((id) => readNode(id, providers, request));
}

/**
 * Reads an object as `readNode` does, if its id has this type.
 *
 * @param type the type in the id: `user`, `camera`.
 * @throws {ClientError} as `readNode`; `BAD_USER_INPUT` if the id has another type.
 */
export async function readNodeOfType<Model extends NodeModel>(
  type: string,
  id: string,
  providers: Providers,
  request: RequestContext,
): Promise<Model | null> {
  const parsed = parseGlobalId(id);
  const provider = providers.get(parsed.provider);
  if (parsed.type !== type) {
    throw new ClientError('BAD_USER_INPUT', `The id is not of type ${type}.`, parsed.provider);
  }
  // The provider returns objects of that type for such ids.
  return (await load(parsed, provider, request)) as Model | null;
}

/**
 * Loads an object. Its provider makes each read once in a client request. A batch is not waited for
 * here: it is ready when its slowest key is, and one provider would delay all others.
 */
async function load(
  { type, nativeId }: GlobalId,
  provider: Provider<never>,
  request: RequestContext,
): Promise<NodeModel | null> {
  if (type === 'user') return provider.readUser(nativeId, request);
  const readNode = Object.hasOwn(provider.readNode, type) ? provider.readNode[type] : undefined;
  if (readNode !== undefined) return readNode(nativeId, request);
  throw new ClientError('BAD_USER_INPUT', explainUnreadable(type, provider), provider.id);
}

/** Explains why no object of a type can be read by its id. The type is quoted only if ids of it exist. */
function explainUnreadable(type: string, { id, readNode }: Provider<never>): string {
  const readable = ['user', ...Object.keys(readNode)].join(', ');
  return isIdType(type)
    ? `Objects of type ${type} cannot be read by their ids: ${id} reads only ${readable}. Select it as a field of the object that it belongs to.`
    : `The id has an unknown object type: ${id} reads ${readable}.`;
}
