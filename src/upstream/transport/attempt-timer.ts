/**
 * Ends an attempt at the deadline of its call or after its own timeout, whichever is first. Unlike
 * `AbortSignal.timeout`, it leaves no timer behind when the attempt has ended.
 */
export class AttemptTimer {
  readonly #ended = new AbortController();
  readonly #deadline: AbortSignal;
  readonly #timer: NodeJS.Timeout;
  #isOver = false;

  constructor(deadline: AbortSignal, timeoutMs: number) {
    this.#deadline = deadline;
    this.#timer = setTimeout(() => {
      this.#isOver = true;
      this.#ended.abort();
    }, timeoutMs).unref();
    if (deadline.aborted) this.#ended.abort();
    else deadline.addEventListener('abort', this.#end, { once: true });
  }

  get signal(): AbortSignal {
    return this.#ended.signal;
  }

  /** Whether the attempt's own timeout has passed. */
  get isOver(): boolean {
    return this.#isOver;
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#deadline.removeEventListener('abort', this.#end);
  }

  readonly #end = () => this.#ended.abort();
}
