import { createHmac, randomBytes } from 'node:crypto';

/** Keys at most, each a hash of 43 characters with a number: about 2 MB, however long what was counted is. */
const MAX_KEYS = 10_000;

/** Numbers of this process. There are never more than so many: those that were not added to for longest go first. */
export class BoundedCounts {
  readonly #counts = new Map<string, number>();
  readonly #hashKey = randomBytes(32);

  /** Adds one; gives the number that it is now. */
  increment(name: string): number {
    const key = createHmac('sha256', this.#hashKey).update(name).digest('base64url');
    const count = (this.#counts.get(key) ?? 0) + 1;
    // Put at the end, so that those to go are met first.
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
