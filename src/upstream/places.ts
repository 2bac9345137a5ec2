import { NotAdmitted } from './not-admitted.ts';

/**
 * Lets so many pieces of work run at one time; a few more wait for a place, in the order in which they came. Who gives
 * up waiting leaves at once, and takes no place from those who still wait.
 */
export class Places {
  readonly #maxWaiting: number;
  /** How each is told that the place is its own, oldest first. */
  readonly #waiting = new Set<() => void>();
  #free: number;

  constructor(maxRunning: number, maxWaiting: number) {
    this.#free = maxRunning;
    this.#maxWaiting = maxWaiting;
  }

  /** Places that nobody has. */
  get free(): number {
    return this.#free;
  }

  /** How many more may wait. */
  get freeWaits(): number {
    return this.#maxWaiting - this.#waiting.size;
  }

  /**
   * @param signal ends the wait alone: work that has begun goes on.
   * @throws {NotAdmitted} `full` or `late`, where the work was not begun; else what the work threw.
   */
  async run<T>(work: () => Promise<T>, signal: AbortSignal): Promise<T> {
    if (signal.aborted) throw new NotAdmitted('late');
    await this.#take(signal);
    try {
      // It may have ended between the moment at which the place was handed on and this one.
      if (signal.aborted) throw new NotAdmitted('late');
      return await work();
    } finally {
      this.#handOn();
    }
  }

  async #take(signal: AbortSignal): Promise<void> {
    if (this.#free > 0) {
      this.#free -= 1;
      return;
    }
    if (this.freeWaits <= 0) throw new NotAdmitted('full');
    const { promise: turn, resolve, reject } = Promise.withResolvers<void>();
    const giveUp = () => {
      this.#waiting.delete(resolve);
      reject(new NotAdmitted('late'));
    };
    this.#waiting.add(resolve);
    signal.addEventListener('abort', giveUp, { once: true });
    await turn.finally(() => signal.removeEventListener('abort', giveUp));
  }

  /** Straight to who has waited longest: nobody who comes now may be faster. */
  #handOn(): void {
    for (const next of this.#waiting) {
      this.#waiting.delete(next);
      next();
      return;
    }
    this.#free += 1;
  }
}
