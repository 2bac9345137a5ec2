/** Milliseconds for which a failure is told of: who is sent no work any more could not find out that it has passed. */
const TOLD_MS = 10_000;

/** Whether the last use of something failed, a moment ago: for readiness. */
export class RecentFailure {
  #at: number | undefined;

  failed(): void {
    this.#at = performance.now();
  }

  passed(): void {
    this.#at = undefined;
  }

  get isRecent(): boolean {
    return this.#at !== undefined && performance.now() - this.#at < TOLD_MS;
  }
}
