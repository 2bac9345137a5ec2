import DataLoader from 'dataloader';
import { type GlobalId, toGlobalId } from '../providers/global-id.ts';
import type { UserModel } from '../providers/provider.ts';

/** Reads a user by its global id; null where there is none. */
export type UserLoader = DataLoader<GlobalId, UserModel | null, string>;

/**
 * Reads each user at most once in one GraphQL request. Make one for each request: it keeps what it read for as long
 * as it lives, whoever asks. No provider reads users in bulk, so a batch of n keys is n calls; one that fails fails
 * its own key alone.
 */
export function createUserLoader(
  readUser: (id: GlobalId) => Promise<UserModel | null>,
): UserLoader {
  return new DataLoader((ids) => Promise.all(ids.map((id) => readUser(id).catch(toError))), {
    cacheKeyFn: ({ provider, type, nativeId }) => toGlobalId(provider, type, nativeId),
    maxBatchSize: 100,
  });
}

/** DataLoader tells a key's failure from its value by the class. */
function toError(error: unknown): Error {
  return error instanceof Error ? error : new Error('A read failed.');
}
