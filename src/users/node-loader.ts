import { ClientError } from '../providers/client-error.ts';
import { type GlobalId, toGlobalId } from '../providers/global-id.ts';
import type { NodeModel } from '../providers/provider.ts';
import type { Call } from '../upstream/call.ts';
import type { Providers } from './providers.ts';

/** Reads an object by its global id; null where there is none. */
export type LoadNode = (id: GlobalId) => Promise<NodeModel | null>;

/**
 * Reads each object at most once in one GraphQL request. Make one for each request: it keeps what it read for as
 * long as it lives, whoever asks.
 *
 * No loader of batches: a batch is there when its slowest key is, and one provider would hold up all others. What a
 * provider reads in bulk, it gathers itself.
 */
export function createNodeLoader(providers: Providers, call: Call): LoadNode {
  const loaded = new Map<string, Promise<NodeModel | null>>();
  return (id) => {
    const key = toGlobalId(id.provider, id.type, id.nativeId);
    const known = loaded.get(key);
    if (known !== undefined) return known;
    const node = read(id, providers, call);
    loaded.set(key, node);
    return node;
  };
}

async function read(
  { provider: key, type, nativeId }: GlobalId,
  providers: Providers,
  call: Call,
): Promise<NodeModel | null> {
  const provider = providers.get(key);
  if (type === 'user') return provider.readUser(nativeId, call);
  const readNode = Object.hasOwn(provider.readNode, type) ? provider.readNode[type] : undefined;
  if (readNode !== undefined) return readNode(nativeId, call);
  throw new ClientError('BAD_USER_INPUT', 'The id names no object of that kind.', key);
}
