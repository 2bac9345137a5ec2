import { createHmac, hash, randomBytes } from 'node:crypto';
import { toHashTag } from '../store/hash-tag.ts';
import type { StoreScript } from '../store/script.ts';
import { type Store, StoreError } from '../store/store.ts';
import { DECREMENT_EACH, INCREMENT_WITHIN } from './counter-scripts.ts';

const WINDOW_MS = 60_000;

/** How long the store is not used after it failed, in ms: waiting for its timeout would slow down every request. */
const STORE_RETRY_DELAY_MS = 5000;

/** The limit of a counter without one. */
const NO_LIMIT = String(Number.MAX_SAFE_INTEGER);

/** Counters that all replicas share, under hashed keys that reveal no caller. */
export interface SharedCounter {
  readonly store: Pick<Store, 'run'>;
  readonly hashKey: string;
}

/** A counter and the count that its events must not exceed. */
interface LimitedKey {
  readonly key: readonly string[];
  readonly limit: number;
}

interface FixedWindowCounterOptions {
  /** The counters of this process, which survive a reload of the configuration. */
  readonly local: LruCounter;
  /** If absent, this process counts on its own. */
  readonly shared?: SharedCounter | undefined;
  /** Returns the milliseconds since 1970, by a clock that all replicas share. */
  readonly now?: () => number;
}

/**
 * Counts events per minute of the clock. If the store is unavailable, the count of this process is used: rejecting every
 * request would turn its failure into an outage, and accepting every request would disable the limits.
 */
export class FixedWindowCounter {
  readonly #local: LruCounter;
  readonly #shared: SharedCounter | undefined;
  readonly #now: () => number;
  #retryStoreAt = 0;

  constructor({ local, shared, now = Date.now }: FixedWindowCounterOptions) {
    this.#local = local;
    this.#shared = shared;
    this.#now = now;
  }

  /** Counts one event and returns the number of events in the current window. */
  async increment(...key: readonly string[]): Promise<number> {
    const minute = Math.floor(this.#now() / WINDOW_MS);
    const name = JSON.stringify([minute, ...key]);
    const local = this.#local.increment(name);
    if (this.#shared === undefined) return local;
    const stored = `rate:${toHashedName(name, this.#shared)}`;
    const counts = await this.#runShared(INCREMENT_WITHIN, [stored], [NO_LIMIT]);
    return Math.max(local, counts?.[0] ?? 0);
  }

  /**
   * Counts one event under several keys in one round trip, in their order and not beyond the first one that exceeds its limit.
   *
   * @param owner whom all the keys belong to.
   * @returns the counts of the keys under which it was counted, and a function that takes the event back.
   */
  async incrementWithin(owner: string, keys: readonly LimitedKey[]): Promise<CountedEvent> {
    const minute = Math.floor(this.#now() / WINDOW_MS);
    const names = keys.map(({ key }) => JSON.stringify([minute, ...key]));
    const local: number[] = [];
    for (const [index, name] of names.entries()) {
      local.push(this.#local.increment(name));
      if ((local[index] ?? 0) > (keys[index]?.limit ?? 0)) break;
    }
    const shared = this.#shared;
    const stored = shared && toStoredNames(names, owner, shared);
    const limits = keys.map(({ limit }) => String(limit));
    const counts = stored && (await this.#runShared(INCREMENT_WITHIN, stored, limits));
    return {
      counts: keys
        .map((_key, index) => Math.max(local[index] ?? 0, counts?.[index] ?? 0))
        .filter((count) => count > 0),
      undo: () => {
        for (const name of names.slice(0, local.length)) this.#local.decrement(name);
        // No caller waits for it: at worst the event counts until the minute is over.
        if (counts) void this.#runShared(DECREMENT_EACH, stored.slice(0, counts.length), []);
      },
    };
  }

  /** The seconds until the next window begins, rounded up. */
  get secondsUntilReset(): number {
    return Math.ceil((WINDOW_MS - (this.#now() % WINDOW_MS)) / 1000);
  }

  /** @returns undefined if the store is not used now, or fails. */
  async #runShared<Reply>(
    script: StoreScript<Reply>,
    names: readonly string[],
    limits: readonly string[],
  ): Promise<Reply | undefined> {
    const { store } = this.#shared ?? {};
    if (store === undefined || performance.now() < this.#retryStoreAt) return undefined;
    try {
      // The counter outlives its window, because the clocks of replicas differ.
      return await store.run(script, names, [String(2 * WINDOW_MS), ...limits]);
    } catch (error) {
      if (!(error instanceof StoreError)) throw error;
      this.#retryStoreAt = performance.now() + STORE_RETRY_DELAY_MS;
      return undefined;
    }
  }
}

const toHashedName = (name: string, { hashKey }: SharedCounter): string =>
  createHmac('sha256', hashKey).update(name).digest('base64url');

function toStoredNames(names: readonly string[], owner: string, shared: SharedCounter): string[] {
  const tag = toHashTag('rate', owner);
  return names.map((name) => `rate:${tag}${toHashedName(name, shared)}`);
}

/** An event that was counted under several keys. */
interface CountedEvent {
  readonly counts: readonly number[];
  readonly undo: () => void;
}

/** Maximum number of keys. Each is a hash of 43 characters with a number: about 2 MB, however long the names are. */
const MAX_KEYS = 10_000;

/**
 * How many keys are evicted at once. A map passes over the places of all keys that were deleted at its beginning each time that
 * its first key is read, so one at a time would cost 20 times as much.
 */
const EVICTED_KEYS = 100;

/** Counters in the memory of this process. If there are too many, the least recently incremented ones are evicted. */
export class LruCounter {
  readonly #counts = new Map<string, number>();
  readonly #hashKey = randomBytes(32).toString('base64url');

  /** Adds one and returns the new count. */
  increment(name: string): number {
    // The hash never leaves the process, so a secret before the name suffices; an HMAC takes four times as long.
    const key = hash('sha256', this.#hashKey + name, 'base64url');
    const count = (this.#counts.get(key) ?? 0) + 1;
    // A map keeps the order of insertion: the least recently incremented key comes first.
    this.#counts.delete(key);
    this.#counts.set(key, count);
    if (this.#counts.size > MAX_KEYS) this.#evictOldest();
    return count;
  }

  #evictOldest(): void {
    const remaining = MAX_KEYS - EVICTED_KEYS;
    for (const key of this.#counts.keys()) {
      if (this.#counts.size <= remaining) return;
      this.#counts.delete(key);
    }
  }

  /** Subtracts one, unless the counter was evicted. */
  decrement(name: string): void {
    const key = hash('sha256', this.#hashKey + name, 'base64url');
    const count = this.#counts.get(key);
    if (count !== undefined) this.#counts.set(key, count - 1);
  }

  get size(): number {
    return this.#counts.size;
  }
}
