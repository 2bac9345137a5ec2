/** Slots that callers hold in this process. A caller without any takes no memory. */
export class CallersInFlight {
  readonly #slots = new Map<string, number>();

  of(who: string): number {
    return this.#slots.get(who) ?? 0;
  }

  /**
   * Runs work in a slot of its caller.
   *
   * @param until holds the slot after the work has ended; absent: the slot is released with the work.
   */
  async run<T>(who: string, work: () => Promise<T>, until?: Promise<void>): Promise<T> {
    this.#slots.set(who, this.of(who) + 1);
    try {
      return await work();
    } finally {
      if (until === undefined) this.#release(who);
      else void until.then(() => this.#release(who));
    }
  }

  #release(who: string): void {
    const left = this.of(who) - 1;
    if (left > 0) this.#slots.set(who, left);
    else this.#slots.delete(who);
  }

  /** Callers that hold a slot. */
  get size(): number {
    return this.#slots.size;
  }
}
