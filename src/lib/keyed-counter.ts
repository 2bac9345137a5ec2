/** Counts by key, such as the operations in flight of each caller. A count of 0 takes no memory. */
export class KeyedCounter {
  readonly #counts = new Map<string, number>();

  /** The number of keys whose count is not 0. */
  get size(): number {
    return this.#counts.size;
  }

  /** The keys whose count is not 0, in the order in which they were first counted. */
  get keys(): readonly string[] {
    return [...this.#counts.keys()];
  }

  count(key: string): number {
    return this.#counts.get(key) ?? 0;
  }

  increment(key: string): void {
    this.#counts.set(key, this.count(key) + 1);
  }

  /** Does nothing if the count is 0. */
  decrement(key: string): void {
    const left = this.count(key) - 1;
    if (left > 0) this.#counts.set(key, left);
    else this.#counts.delete(key);
  }
}
