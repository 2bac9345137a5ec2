import DataLoader from 'dataloader';
import { ClientError } from '../providers/client-error.ts';
import { type GlobalId, toGlobalId } from '../providers/global-id.ts';
import type { NodeModel } from '../providers/provider.ts';
import type { Call } from '../upstream/call.ts';
import type { Providers } from './providers.ts';

/** Reads an object by its global id; null where there is none. */
export type NodeLoader = DataLoader<GlobalId, NodeModel | null, string>;

/**
 * Reads each object at most once in one GraphQL request. Make one for each request: it keeps what it read for as
 * long as it lives, whoever asks. One that fails fails its own key alone.
 */
export function createNodeLoader(providers: Providers, call: Call): NodeLoader {
  const read = async ({ provider: id, type, nativeId }: GlobalId) => {
    const provider = providers.get(id);
    if (type === 'user') return provider.readUser(nativeId, call);
    const readNode = Object.hasOwn(provider.readNode, type) ? provider.readNode[type] : undefined;
    if (readNode !== undefined) return readNode(nativeId, call);
    throw new ClientError('BAD_USER_INPUT', 'The id names no object of that kind.', id);
  };
  // A batch of n keys is n reads: what a provider reads in bulk, it gathers itself.
  return new DataLoader((ids) => Promise.all(ids.map((id) => read(id).catch(toError))), {
    cacheKeyFn: ({ provider, type, nativeId }) => toGlobalId(provider, type, nativeId),
    maxBatchSize: 100,
  });
}

/** DataLoader tells a key's failure from its value by the class. */
function toError(error: unknown): Error {
  return error instanceof Error ? error : new Error('A read failed.');
}
