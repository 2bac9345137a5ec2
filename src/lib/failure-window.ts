/**
 * The time for which a failure counts as recent, in ms. It must end on its own: a process that gets
 * no more requests could not notice that the failure is over.
 */
const FAILURE_TTL_MS = 10_000;

/** Remembers whether the last operation failed recently, for readiness checks. */
export class FailureWindow {
  #failedAt: number | undefined;

  recordFailure(): void {
    this.#failedAt = performance.now();
  }

  recordSuccess(): void {
    this.#failedAt = undefined;
  }

  get isRecent(): boolean {
    return this.#failedAt !== undefined && performance.now() - this.#failedAt < FAILURE_TTL_MS;
  }
}
