/** Operations under way by caller, in this process. Who has none takes no place. */
export class CallersInFlight {
  readonly #underWay = new Map<string, number>();

  of(who: string): number {
    return this.#underWay.get(who) ?? 0;
  }

  async run<T>(who: string, work: () => Promise<T>): Promise<T> {
    this.#underWay.set(who, this.of(who) + 1);
    try {
      return await work();
    } finally {
      const left = this.of(who) - 1;
      if (left > 0) this.#underWay.set(who, left);
      else this.#underWay.delete(who);
    }
  }

  /** Callers of whom something is under way. */
  get size(): number {
    return this.#underWay.size;
  }
}
