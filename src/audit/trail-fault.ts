/** Milliseconds for which a failure is told of: who is sent no work any more could not find out that it has passed. */
const TOLD_MS = 10_000;

/** Remembers whether the last line that had to be there first could be written. */
export class TrailFault {
  #failedAt: number | undefined;

  failed(): void {
    this.#failedAt = performance.now();
  }

  passed(): void {
    this.#failedAt = undefined;
  }

  /** What is wrong just now, in words that may be shown to anybody; undefined: nothing. */
  get sentence(): string | undefined {
    const isRecent = this.#failedAt !== undefined && performance.now() - this.#failedAt < TOLD_MS;
    return isRecent
      ? 'The trail could not be written, so nothing was changed or disclosed.'
      : undefined;
  }
}
