/** A worker that has accepted connections for this long is stable, in ms. */
export const STABLE_MS = 10_000;

/** How often in a row each worker may fail. */
const MAX_FAILURES = 5;

const FIRST_DELAY_MS = 100;
const MAX_DELAY_MS = 5000;

/** Decides when a worker that has ended is replaced, and when that is of no use. */
export class RestartPolicy {
  /** The failures in a row of each slot. */
  readonly #failures: number[];

  /** @param count the number of workers. */
  constructor(count: number) {
    this.#failures = Array.from({ length: count }, () => 0);
  }

  /**
   * Records the end of a worker.
   *
   * @param slot from 1.
   * @returns the delay before it is replaced, in ms, which doubles with each end in a row. Undefined if each worker has ended
   *   five times in a row: as long as one of them works, the others are tried again.
   */
  recordEnd(slot: number): number | undefined {
    const failures = (this.#failures[slot - 1] ?? 0) + 1;
    this.#failures[slot - 1] = failures;
    if (this.#failures.every((it) => it >= MAX_FAILURES)) return undefined;
    return Math.min(FIRST_DELAY_MS * 2 ** (failures - 1), MAX_DELAY_MS);
  }

  /** Records that a worker has run for `STABLE_MS`: its earlier ends do not count any more. */
  recordStable(slot: number): void {
    this.#failures[slot - 1] = 0;
  }

  /** @param exitCode of the last worker; null if a signal ended it. */
  describe(exitCode: number | null): string {
    const end = exitCode === null ? 'by a signal' : `with exit code ${exitCode}`;
    return `all ${this.#failures.length} workers ended ${MAX_FAILURES} times in a row before they had worked for ${STABLE_MS / 1000} seconds, the last one ${end}. Their messages are above.`;
  }
}
