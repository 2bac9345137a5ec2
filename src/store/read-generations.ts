import { randomBytes } from 'node:crypto';
import { TIMED_OUT, withTimeout } from '../lib/with-timeout.ts';
import { FIND_ENTRY, type FoundEntry, RECORD_WRITE, STORE_ENTRY } from './read-scripts.ts';
import type { Store } from './store.ts';

/** How long a generation is known, in ms. When it is forgotten, its entries are not valid any more. */
const GENERATION_TTL_MS = 24 * 60 * 60 * 1000;

/** How long nothing is cached if a write never ends, or if it is not known whether it was applied, in ms. */
const WRITE_TTL_MS = 60_000;

/** How long a read waits for the store, in ms. */
const FIND_TIMEOUT_MS = 100;

/** How often an upstream is tried again whose entries could not be made outdated, in ms. */
const RETRY_MS = 500;

/** The id of all writes that may still be applied. Nothing ever ends it. */
const UNKNOWN = 'unknown';

/** What the store is told about a write to one upstream. */
interface WriteRecord {
  readonly upstream: string;
  readonly id: string;
  /** For how long it is in flight, in ms; 0 if it has ended. */
  readonly ms: number;
}

/**
 * The cached reads of all upstreams, in generations: each write to an upstream begins a new one before it is sent and when
 * it has ended, and an entry is valid only in the generation in which its read began.
 */
export class ReadGenerations {
  readonly #store: Store;
  /** What the store has not confirmed, by name. This process uses no entry of these upstreams until it has. */
  readonly #unconfirmed = new Map<string, WriteRecord>();
  #retry: NodeJS.Timeout | undefined;
  #isClosed = false;

  constructor(store: Store) {
    this.#store = store;
  }

  /** @returns null if the entries of the upstream cannot be used now. */
  async find(upstream: string, entry: string): Promise<FoundEntry | null> {
    if (this.#isOutdated(upstream) || !this.#store.isReachable()) return null;
    const args = [createName(), String(GENERATION_TTL_MS)];
    try {
      const found = this.#store.run(FIND_ENTRY, keysOf(upstream, entry), args);
      const reply = await withTimeout(found, FIND_TIMEOUT_MS);
      return reply === TIMED_OUT || this.#isOutdated(upstream) ? null : reply;
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
    return this.#recordAll(upstreams.map((upstream) => ({ upstream, id, ms: WRITE_TTL_MS })));
  }

  /**
   * @param id the write; null if it may still be applied: nothing is cached then for some time.
   * @returns as `beginWrite`.
   */
  endWrite(upstreams: readonly string[], id: string | null): Promise<boolean> {
    const end = id === null ? { id: UNKNOWN, ms: WRITE_TTL_MS } : { id, ms: 0 };
    return this.#recordAll(upstreams.map((upstream) => ({ upstream, ...end })));
  }

  close(): void {
    this.#isClosed = true;
    clearTimeout(this.#retry);
  }

  #isOutdated(upstream: string): boolean {
    return [...this.#unconfirmed.values()].some((record) => record.upstream === upstream);
  }

  async #recordAll(records: readonly WriteRecord[]): Promise<boolean> {
    const results = await Promise.all(records.map((record) => this.#record(record)));
    this.#planRetry();
    return results.every((isDone) => isDone);
  }

  async #record(record: WriteRecord): Promise<boolean> {
    const { upstream, id, ms } = record;
    const begin = `${upstream} ${id}`;
    // If the store is down, ends are many. Each makes all entries outdated, so the last one is enough.
    const name = ms === 0 ? `${upstream} ended` : begin;
    this.#unconfirmed.delete(begin);
    this.#unconfirmed.set(name, record);
    const args = [createName(), GENERATION_TTL_MS, id, ms, WRITE_TTL_MS].map(String);
    try {
      await this.#store.run(RECORD_WRITE, writeKeysOf(upstream), args);
      if (this.#unconfirmed.get(name) === record) this.#unconfirmed.delete(name);
      return true;
    } catch {
      // Another write may have removed it meanwhile. A begin is absent if the write has ended.
      if (ms === 0 || id === UNKNOWN) this.#unconfirmed.set(name, record);
      return false;
    }
  }

  #planRetry(): void {
    if (this.#unconfirmed.size === 0 || this.#retry !== undefined || this.#isClosed) return;
    this.#retry = setTimeout(async () => {
      this.#retry = undefined;
      await this.#recordAll([...this.#unconfirmed.values()]);
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
