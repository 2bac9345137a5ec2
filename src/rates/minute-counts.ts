import { createHmac } from 'node:crypto';
import { type Store, StoreError } from '../store/store.ts';
import type { BoundedCounts } from './bounded-counts.ts';

const MINUTE_MS = 60_000;

/** Milliseconds for which the store is not asked after it failed: one that answers nothing would slow down every request. */
const PAUSE_MS = 5000;

/** What replicas count together, under keys that tell nothing to whoever reads them there. */
export interface SharedCounts {
  readonly store: Pick<Store, 'increment'>;
  readonly hashKey: string;
}

interface MinuteCountsOptions {
  /** Of this process, which go on when the configuration is another. */
  readonly own: BoundedCounts;
  /** Absent: this process counts alone. */
  readonly shared?: SharedCounts | undefined;
  /** Milliseconds since 1970, by a clock that replicas have in common. */
  readonly now?: () => number;
}

/**
 * Counts what happens within one minute of the clock. Where the store does not answer, this process's own count stands for
 * that of all: to refuse everybody would make an outage of it, and to let everybody through would invite one.
 */
export class MinuteCounts {
  readonly #own: BoundedCounts;
  readonly #shared: SharedCounts | undefined;
  readonly #now: () => number;
  #askAgainAt = 0;

  constructor({ own, shared, now = Date.now }: MinuteCountsOptions) {
    this.#own = own;
    this.#shared = shared;
    this.#now = now;
  }

  /** Counts one more of this kind; gives how many there are in this minute. */
  async add(...key: readonly string[]): Promise<number> {
    const minute = Math.floor(this.#now() / MINUTE_MS);
    const name = JSON.stringify([minute, ...key]);
    const own = this.#own.increment(name);
    return Math.max(own, await this.#addShared(name));
  }

  /** Whole seconds until the next minute begins. */
  get secondsLeft(): number {
    return Math.ceil((MINUTE_MS - (this.#now() % MINUTE_MS)) / 1000);
  }

  async #addShared(name: string): Promise<number> {
    if (this.#shared === undefined || performance.now() < this.#askAgainAt) return 0;
    const { store, hashKey } = this.#shared;
    const hash = createHmac('sha256', hashKey).update(name).digest('base64url');
    try {
      // Longer than the minute, for replicas whose clocks differ.
      return await store.increment(`rate:${hash}`, 2 * MINUTE_MS);
    } catch (error) {
      if (!(error instanceof StoreError)) throw error;
      this.#askAgainAt = performance.now() + PAUSE_MS;
      return 0;
    }
  }
}
