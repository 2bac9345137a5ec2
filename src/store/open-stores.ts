import { randomBytes } from 'node:crypto';
import type { Secret } from '../config/secret.ts';
import { createMemoryStore } from './memory-store.ts';
import { createRedisStore } from './redis-store.ts';
import type { Store } from './store.ts';

interface StoreSettings {
  readonly url: Secret;
  readonly key: Secret;
  readonly previousKeys: readonly Secret[];
}

interface StoreLog {
  readonly info: (fields: Readonly<Record<string, unknown>>, message: string) => void;
  readonly error: (fields: Readonly<Record<string, unknown>>, message: string) => void;
}

/** A store that is held open for somebody, and the key of the hashes that are kept in it. */
export interface LentStore {
  readonly store: Store;
  readonly hashKey: string;
  /** Under which records may have been written too. */
  readonly previousKeys: readonly string[];
  /** What is wrong with it just now, in words that may be shown to anybody; undefined: nothing. */
  readonly fault: string | undefined;
  /** Closes it where nobody else holds it. To be called once. */
  readonly giveBack: () => Promise<void>;
}

const FULL =
  'As many idempotency keys are kept as this process can: changes with another are refused.';

const UNREACHABLE = 'The store cannot be reached: changes with an idempotency key are refused.';

interface OpenStore {
  readonly store: Store;
  holders: number;
}

/** The stores that are open: what is kept in memory, and the connection to a server, outlive a configuration. */
export class OpenStores {
  readonly #log: StoreLog;
  readonly #memory = {
    store: createMemoryStore(),
    hashKey: randomBytes(32).toString('base64url'),
    previousKeys: [],
  };
  /** By address. */
  readonly #servers = new Map<string, OpenStore>();

  constructor(log: StoreLog) {
    this.#log = log;
  }

  /** Whether something is kept in memory, which no server has. */
  get hasOwnRecords(): boolean {
    return !this.#memory.store.isEmpty();
  }

  /** The configured store; where none is, the one that lives and dies with the process. */
  lend(settings: StoreSettings | undefined): LentStore {
    if (settings === undefined) {
      const { store } = this.#memory;
      return {
        ...this.#memory,
        get fault() {
          return store.isReachable() ? undefined : FULL;
        },
        giveBack: async () => {},
      };
    }
    const url = settings.url.reveal();
    const open = this.#servers.get(url) ?? this.#connect(url);
    open.holders += 1;
    return {
      store: open.store,
      get fault() {
        return open.store.isReachable() ? undefined : UNREACHABLE;
      },
      hashKey: settings.key.reveal(),
      previousKeys: settings.previousKeys.map((key) => key.reveal()),
      giveBack: () => this.#release(url, open),
    };
  }

  #connect(url: string): OpenStore {
    const store = createRedisStore(url, (isReachable) => {
      if (isReachable) this.#log.info({}, 'The store is connected.');
      else this.#log.error({}, 'The store cannot be reached: idempotency keys are refused.');
    });
    const open = { store, holders: 0 };
    this.#servers.set(url, open);
    return open;
  }

  async #release(url: string, open: OpenStore): Promise<void> {
    open.holders -= 1;
    if (open.holders > 0) return;
    this.#servers.delete(url);
    await open.store.close();
  }
}
