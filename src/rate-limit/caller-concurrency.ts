/** Counts the operations of each caller that are in flight in this process. Idle callers take no memory. */
export class CallerConcurrency {
  readonly #slots = new Map<string, number>();

  /** Returns the number of slots that the caller holds. */
  slotsOf(callerId: string): number {
    return this.#slots.get(callerId) ?? 0;
  }

  /**
   * Runs an operation in a slot of its caller.
   *
   * @param until keeps the slot until it settles; without it, the slot is released when the operation ends.
   */
  async run<T>(callerId: string, work: () => Promise<T>, until?: Promise<void>): Promise<T> {
    this.#slots.set(callerId, this.slotsOf(callerId) + 1);
    try {
      return await work();
    } finally {
      if (until === undefined) this.#release(callerId);
      else void until.then(() => this.#release(callerId));
    }
  }

  #release(callerId: string): void {
    const left = this.slotsOf(callerId) - 1;
    if (left > 0) this.#slots.set(callerId, left);
    else this.#slots.delete(callerId);
  }

  /** The number of callers that hold a slot. */
  get size(): number {
    return this.#slots.size;
  }
}
