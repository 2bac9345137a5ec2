import { createHmac, randomBytes } from 'node:crypto';

/** Maximum number of keys. Each is a hash of 43 characters with a number: about 2 MB, however long the names are. */
const MAX_KEYS = 10_000;

/** Counters in the memory of this process. If there are too many, the least recently incremented one is evicted. */
export class LruCounter {
  readonly #counts = new Map<string, number>();
  readonly #hashKey = randomBytes(32);

  /** Adds one and returns the new count. */
  increment(name: string): number {
    const key = createHmac('sha256', this.#hashKey).update(name).digest('base64url');
    const count = (this.#counts.get(key) ?? 0) + 1;
    // A map keeps the order of insertion: the least recently incremented key comes first.
    this.#counts.delete(key);
    this.#counts.set(key, count);
    if (this.#counts.size > MAX_KEYS) {
      const [oldest] = this.#counts.keys();
      if (oldest !== undefined) this.#counts.delete(oldest);
    }
    return count;
  }

  get size(): number {
    return this.#counts.size;
  }
}
