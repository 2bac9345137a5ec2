/** A reference to a shared resource. */
export interface Reference<T> {
  readonly value: T;
  /** Closes the resource if this was the last reference. Call it once. */
  readonly release: () => Promise<void>;
}

/** Shares open resources by name, so that none is open twice. */
export class RefCountedPool<T extends { readonly close: () => Promise<void> }> {
  readonly #open = new Map<string, { readonly value: T; refCount: number }>();
  #last: Promise<unknown> = Promise.resolve();

  /** The resources that are open. */
  get values(): readonly T[] {
    return [...this.#open.values()].map(({ value }) => value);
  }

  /**
   * Returns a reference to the resource that is open under the name, or to a new one.
   *
   * @throws what `open` throws; nothing is open then.
   */
  acquire(name: string, open: () => Promise<T>): Promise<Reference<T>> {
    return this.#serialize(async () => {
      const entry = this.#open.get(name) ?? { value: await open(), refCount: 0 };
      this.#open.set(name, entry);
      entry.refCount += 1;
      const release = async () => {
        entry.refCount -= 1;
        if (entry.refCount > 0) return;
        this.#open.delete(name);
        await entry.value.close();
      };
      return { value: entry.value, release: () => this.#serialize(release) };
    });
  }

  /** Runs operations one at a time, so that nothing is opened while it is being closed. */
  #serialize<R>(work: () => Promise<R>): Promise<R> {
    const done = this.#last.then(work);
    this.#last = done.catch(() => {});
    return done;
  }
}
