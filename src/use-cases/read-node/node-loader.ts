import { ClientError } from '../../providers/contract/client-error.ts';
import type { NodeModel } from '../../providers/contract/provider.ts';
import { type GlobalId, toGlobalId } from '../../providers/kit/ids/global-id.ts';
import type { RequestContext } from '../../request/request-context.ts';
import type { Providers } from '../providers.ts';

/** Reads an object by its global id; returns null if it does not exist. */
export type LoadNode = (id: GlobalId) => Promise<NodeModel | null>;

/**
 * Creates a loader that reads each object at most once in one GraphQL request. Create one for each
 * request: it keeps what it has read for as long as it lives, for any caller.
 *
 * It does not batch: a batch is ready when its slowest key is, and one provider would delay all
 * others. Each provider batches its own bulk reads.
 */
export function createNodeLoader(providers: Providers, request: RequestContext): LoadNode {
  const loaded = new Map<string, Promise<NodeModel | null>>();
  return (id) => {
    const key = toGlobalId(id.provider, id.type, id.nativeId);
    const known = loaded.get(key);
    if (known !== undefined) return known;
    const node = read(id, providers, request);
    loaded.set(key, node);
    return node;
  };
}

async function read(
  { provider: key, type, nativeId }: GlobalId,
  providers: Providers,
  request: RequestContext,
): Promise<NodeModel | null> {
  const provider = providers.get(key);
  if (type === 'user') return provider.readUser(nativeId, request);
  const readNode = Object.hasOwn(provider.readNode, type) ? provider.readNode[type] : undefined;
  if (readNode !== undefined) return readNode(nativeId, request);
  throw new ClientError('BAD_USER_INPUT', 'The id has an unknown object type.', key);
}
