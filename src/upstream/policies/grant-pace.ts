/** The number of turns over which the pace is measured. */
const MEASURED = 8;

/**
 * Measures how fast calls that wait have their turns: other replicas may take a part of the tokens,
 * and a slow provider may hold the slots.
 */
export class GrantPace {
  readonly #intervalMs: number;
  /** The times of the last turns during which further calls waited. */
  #turns: number[] = [];

  /** @param intervalMs the shortest time between two turns. */
  constructor(intervalMs: number) {
    this.#intervalMs = intervalMs;
  }

  /** The expected milliseconds between two turns. */
  get intervalMs(): number {
    const [first, last] = [this.#turns[0], this.#turns.at(-1)];
    if (first === undefined || last === undefined || this.#turns.length < MEASURED) {
      return this.#intervalMs;
    }
    return Math.max(this.#intervalMs, (last - first) / (this.#turns.length - 1));
  }

  /** @param areOthersWaiting without others, the next turn may be long after this one. */
  note(areOthersWaiting: boolean): void {
    if (!areOthersWaiting) this.#turns = [];
    else if (this.#turns.push(performance.now()) > MEASURED) this.#turns.shift();
  }
}
