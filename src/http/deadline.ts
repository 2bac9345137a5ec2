/** When a client request must be answered. It may be moved once it is known what the request asks for. */
export class Deadline {
  readonly #startedAt = performance.now();
  readonly #passed = new AbortController();
  #timer: NodeJS.Timeout | undefined;

  /** @param ms milliseconds from now; 0 = never. */
  constructor(ms: number) {
    this.#set(ms);
  }

  /** Fires when the time is over. */
  get signal(): AbortSignal {
    return this.#passed.signal;
  }

  /** @param ms milliseconds from the beginning; 0 = never. */
  moveTo(ms: number): void {
    clearTimeout(this.#timer);
    this.#set(ms === 0 ? 0 : Math.max(1, ms - (performance.now() - this.#startedAt)));
  }

  /** The answer is out: nothing waits for it any more. */
  cancel(): void {
    clearTimeout(this.#timer);
  }

  #set(ms: number): void {
    if (ms === 0) return;
    this.#timer = setTimeout(() => this.#passed.abort(), ms).unref();
  }
}
