import { randomBytes } from 'node:crypto';
import { TIMED_OUT, withTimeout } from '../lib/with-timeout.ts';
import {
  BEGIN_WRITE,
  END_WRITE,
  FIND_ENTRY,
  type FoundEntry,
  STORE_ENTRY,
} from './read-scripts.ts';
import type { Store } from './store.ts';

/** How long a generation is known, in ms. When it is forgotten, its entries are not valid any more. */
const GENERATION_TTL_MS = 24 * 60 * 60 * 1000;

/** How long nothing is cached if a write never ends, or if it is not known whether it was applied, in ms. */
const WRITE_TTL_MS = 60_000;

/** How long a read waits for the store, in ms. */
const FIND_TIMEOUT_MS = 100;

/** How often an upstream is tried again whose entries could not be made outdated, in ms. */
const RETRY_MS = 500;

/**
 * The cached reads of all upstreams, in generations: each write to an upstream begins a new one before it is sent and when
 * it has ended, and an entry is valid only in the generation in which its read began.
 */
export class ReadGenerations {
  readonly #store: Store;
  /** The upstreams whose entries could not be made outdated. This process does not use them until they are. */
  readonly #outdated = new Set<string>();
  #retry: NodeJS.Timeout | undefined;
  #isClosed = false;

  constructor(store: Store) {
    this.#store = store;
  }

  /** @returns null if the entries of the upstream cannot be used now. */
  async find(upstream: string, entry: string): Promise<FoundEntry | null> {
    if (this.#outdated.has(upstream) || !this.#store.isReachable()) return null;
    const args = [createName(), String(GENERATION_TTL_MS)];
    try {
      const found = this.#store.run(FIND_ENTRY, keysOf(upstream, entry), args);
      const reply = await withTimeout(found, FIND_TIMEOUT_MS);
      return reply === TIMED_OUT || this.#outdated.has(upstream) ? null : reply;
    } catch {
      return null;
    }
  }

  /** Stores an entry if its generation is still the current one. */
  async put(
    upstream: string,
    entry: string,
    { generation, text, ttlMs }: FoundEntry & { readonly text: string; readonly ttlMs: number },
  ): Promise<void> {
    // Without the entry the next read reads again.
    await this.#store
      .run(STORE_ENTRY, keysOf(upstream, entry), [generation, text, String(ttlMs)])
      .catch(() => {});
  }

  /**
   * @param id identifies the write.
   * @returns false if the entries of some upstream could not be made outdated; it is tried again.
   */
  beginWrite(upstreams: readonly string[], id: string): Promise<boolean> {
    return this.#outdate(upstreams, (upstream) => {
      const args = [createName(), String(GENERATION_TTL_MS), id, String(WRITE_TTL_MS)];
      return this.#store.run(BEGIN_WRITE, writeKeysOf(upstream), args);
    });
  }

  /**
   * @param id the write; null if it may still be applied: nothing is cached then for some time.
   * @returns as `beginWrite`.
   */
  endWrite(upstreams: readonly string[], id: string | null): Promise<boolean> {
    return this.#outdate(upstreams, (upstream) => this.#end(upstream, id));
  }

  close(): void {
    this.#isClosed = true;
    clearTimeout(this.#retry);
  }

  #end(upstream: string, id: string | null): Promise<void> {
    const args = [createName(), String(GENERATION_TTL_MS), id ?? ''];
    return this.#store.run(END_WRITE, writeKeysOf(upstream), args);
  }

  async #outdate(
    upstreams: readonly string[],
    run: (upstream: string) => Promise<void>,
  ): Promise<boolean> {
    const results = await Promise.all(
      upstreams.map(async (upstream) => {
        this.#outdated.add(upstream);
        try {
          await run(upstream);
          this.#outdated.delete(upstream);
          return true;
        } catch {
          // A later write may have removed it meanwhile.
          this.#outdated.add(upstream);
          return false;
        }
      }),
    );
    this.#planRetry();
    return results.every((isDone) => isDone);
  }

  #planRetry(): void {
    if (this.#outdated.size === 0 || this.#retry !== undefined || this.#isClosed) return;
    this.#retry = setTimeout(async () => {
      this.#retry = undefined;
      await this.#outdate([...this.#outdated], (upstream) => this.#end(upstream, null));
    }, RETRY_MS).unref();
  }
}

const createName = () => randomBytes(12).toString('base64url');

// The braces keep the keys of one upstream in one slot of a cluster.
const writeKeysOf = (upstream: string) => [
  `reads:{${upstream}}:generation`,
  `reads:{${upstream}}:writing`,
];

const keysOf = (upstream: string, entry: string) => [
  ...writeKeysOf(upstream),
  `reads:{${upstream}}:${entry}`,
];
