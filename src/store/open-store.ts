import { randomBytes } from 'node:crypto';
import type { Secret } from '../config/secret.ts';
import { createMemoryStore } from './memory-store.ts';
import { createRedisStore } from './redis-store.ts';
import type { Store } from './store.ts';

interface StoreSettings {
  readonly url: Secret;
  readonly key: Secret;
}

interface StoreLog {
  readonly info: (fields: Readonly<Record<string, unknown>>, message: string) => void;
  readonly error: (fields: Readonly<Record<string, unknown>>, message: string) => void;
}

/** A store, and the key of the hashes that are kept in it. */
export interface OpenedStore {
  readonly store: Store;
  readonly hashKey: string;
}

/** The configured store; where none is, one that lives and dies with the process. */
export function openStore(settings: StoreSettings | undefined, log: StoreLog): OpenedStore {
  if (settings === undefined) {
    return { store: createMemoryStore(), hashKey: randomBytes(32).toString('base64url') };
  }
  const store = createRedisStore(settings.url.reveal(), (isReachable) => {
    if (isReachable) log.info({}, 'The store is connected.');
    else log.error({}, 'The store cannot be reached: updates with an idempotency key are refused.');
  });
  return { store, hashKey: settings.key.reveal() };
}
