/**
 * The time by which a client request needs its response. It can be extended when the operation is
 * known.
 */
export class Deadline {
  readonly #startedAt = performance.now();
  #ms: number;
  readonly #passed = new AbortController();
  #timer: NodeJS.Timeout | undefined;

  /** @param ms milliseconds from now; 0 = never. */
  constructor(ms: number) {
    this.#ms = ms;
    this.#set(ms);
  }

  /** Aborts when the time is over. */
  get signal(): AbortSignal {
    return this.#passed.signal;
  }

  /** Milliseconds left; infinite if there is no limit. */
  get msLeft(): number {
    if (this.#ms === 0) return Number.POSITIVE_INFINITY;
    return Math.max(0, this.#startedAt + this.#ms - performance.now());
  }

  /**
   * Extends the deadline; it is never shortened.
   *
   * @param ms milliseconds from the beginning; 0 = never.
   */
  extendTo(ms: number): void {
    if (this.#ms === 0 || (ms !== 0 && ms <= this.#ms)) return;
    clearTimeout(this.#timer);
    this.#ms = ms;
    this.#set(ms === 0 ? 0 : Math.max(1, this.msLeft));
  }

  /** Stops the timer when the response is sent. */
  cancel(): void {
    clearTimeout(this.#timer);
  }

  #set(ms: number): void {
    if (ms === 0) return;
    this.#timer = setTimeout(() => this.#passed.abort(), ms).unref();
  }
}
