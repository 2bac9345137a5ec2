/** Keys at most, each with a number: about 2 MB. */
const MAX_KEYS = 10_000;

/** Numbers of this process. There are never more than so many: those that were not added to for longest go first. */
export class BoundedCounts {
  readonly #counts = new Map<string, number>();

  /** Adds one; gives the number that it is now. */
  increment(key: string): number {
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
