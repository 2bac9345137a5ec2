/** Counts what is under way, so that more than the process can take is refused and what was accepted stays fast. */
export class InFlight {
  readonly #max: number;
  #underWay = 0;
  #refused = 0;
  readonly #waiting: (() => void)[] = [];

  /** @param max 0 = no limit. */
  constructor(max: number) {
    this.#max = max;
  }

  get underWay(): number {
    return this.#underWay;
  }

  /** How many were refused so far. */
  get refused(): number {
    return this.#refused;
  }

  get isFull(): boolean {
    return this.#max > 0 && this.#underWay >= this.#max;
  }

  refuse(): void {
    this.#refused += 1;
  }

  async run<T>(work: () => Promise<T>): Promise<T> {
    this.#underWay += 1;
    try {
      return await work();
    } finally {
      this.#underWay -= 1;
      if (this.#underWay === 0) for (const resolve of this.#waiting.splice(0)) resolve();
    }
  }

  /** When nothing is under way, also no write whose caller has hung up: no connection tells of that one any more. */
  async idle(): Promise<void> {
    if (this.#underWay > 0) await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }
}
