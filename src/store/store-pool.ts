import { randomBytes } from 'node:crypto';
import type { StoreSettings } from '../config/store-settings.ts';
import { RefCountedPool } from '../lib/ref-counted-pool.ts';
import { withTimeout } from '../lib/with-timeout.ts';
import { createMemoryStore } from './memory-store.ts';
import type { StoreReports } from './redis-store.ts';
import type { Store } from './store.ts';
import { NOT_CONNECTED } from './store-fault.ts';
import { toServers } from './store-servers.ts';

interface StoreLog {
  readonly info: (fields: Readonly<Record<string, unknown>>, message: string) => void;
  readonly error: (fields: Readonly<Record<string, unknown>>, message: string) => void;
}

/** What metrics count of the servers of the store. */
type StoreMetrics = Pick<StoreReports, 'observe' | 'countLostConnection'>;

/** A reference to an open store, with the keys of the hashes in it. */
export interface StoreHandle {
  readonly store: Store;
  readonly hashKey: string;
  /** Earlier hash keys, under which records may have been written. */
  readonly previousKeys: readonly string[];
  /** Describes the current fault in words that any client may see; undefined if the store works. */
  readonly fault: string | undefined;
  /** Closes the store if this was the last reference. Call it once. */
  readonly release: () => Promise<void>;
}

const FULL = 'The store is full: changes with a new idempotency key are refused.';

const UNREACHABLE = 'The store cannot be reached: changes with an idempotency key are refused.';

/** The longest time that a start or a reload waits for the first connection: without a store everything else works. */
const FIRST_ATTEMPT_MS = 2000;

/** Shares open stores between configurations: entries in memory and connections survive a reload. */
export class StorePool {
  readonly #reports: StoreReports;
  readonly #memory = {
    store: createMemoryStore(),
    hashKey: randomBytes(32).toString('base64url'),
    previousKeys: [],
  };
  /** Named by their addresses and credentials. */
  readonly #servers = new RefCountedPool<Store>();

  constructor(log: StoreLog, { observe, countLostConnection }: StoreMetrics = {}) {
    // Errors are not logged, because they may contain the address.
    this.#reports = {
      observe,
      countLostConnection,
      onChange: (isReachable, fault) => {
        if (isReachable) log.info({}, 'Store connected');
        else {
          log.error({ reason: fault }, 'Store could not be reached: idempotency keys are refused');
        }
      },
      onFault: (kind, fault) => log.error({ kind, reason: fault }, 'Store command failed'),
    };
  }

  /** Whether the servers of the store can be used; undefined if none are configured. */
  get isUp(): boolean | undefined {
    const open = this.#servers.values;
    return open.length === 0 ? undefined : open.every((store) => store.isReachable());
  }

  /** The code of the fault of the servers, such as `ECONNREFUSED`; undefined if they work or none are configured. */
  get faultCode(): string | undefined {
    const down = this.#servers.values.find((store) => !store.isReachable());
    return down && (down.fault ?? NOT_CONNECTED);
  }

  /**
   * Returns the configured store, or the one in memory if none is configured. A new store has tried to connect, for at most two
   * seconds; if it cannot, it goes on in the background.
   */
  async acquire(settings: StoreSettings | undefined): Promise<StoreHandle> {
    if (settings === undefined) {
      return toHandle({ ...this.#memory, release: async () => {} }, FULL);
    }
    // The client of Redis, 480 modules, is loaded only if it is used.
    const { createRedisStore } = await import('./redis-store.ts');
    const servers = toServers(settings);
    // The name contains what would lead to other servers, or to these as another user.
    const { value, release } = await this.#servers.acquire(JSON.stringify(servers), async () => {
      const store = createRedisStore(servers, this.#reports);
      // A gateway that says it is ready is expected to know its idempotency keys.
      await withTimeout(store.firstAttempt, FIRST_ATTEMPT_MS);
      return store;
    });
    const hashKey = settings.key.reveal();
    const previousKeys = settings.previousKeys.map((key) => key.reveal());
    return toHandle({ store: value, hashKey, previousKeys, release }, UNREACHABLE);
  }
}

const toHandle = (handle: Omit<StoreHandle, 'fault'>, fault: string): StoreHandle => ({
  ...handle,
  get fault() {
    return handle.store.isReachable() ? undefined : fault;
  },
});
