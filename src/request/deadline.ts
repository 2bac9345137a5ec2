/**
 * Ends work after a time, or when an outer signal fires. The time can be extended when the
 * operation is known. Unlike `AbortSignal.timeout`, it leaves no timer behind when it is cancelled.
 */
export class Deadline {
  readonly #startedAt = performance.now();
  readonly #ended = new AbortController();
  readonly #outer: AbortSignal | undefined;
  #ms: number;
  #timer: NodeJS.Timeout | undefined;
  #isOver = false;
  /** Aborts when the time is over, or the outer signal fires. */
  readonly signal: AbortSignal = this.#ended.signal;

  /**
   * @param ms milliseconds from now; 0 = never.
   * @param outer absent if only the time ends the work.
   */
  constructor(ms: number, outer?: AbortSignal) {
    this.#ms = ms;
    this.#outer = outer;
    this.#set(ms);
    if (outer?.aborted === true) this.#end();
    outer?.addEventListener('abort', this.#end, { once: true });
  }

  /** Whether its own time is over. */
  get isOver(): boolean {
    return this.#isOver;
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

  /** To be called when the work has ended. */
  cancel(): void {
    clearTimeout(this.#timer);
    this.#outer?.removeEventListener('abort', this.#end);
  }

  #set(ms: number): void {
    if (ms === 0) return;
    this.#timer = setTimeout(() => {
      this.#isOver = true;
      this.#end();
    }, ms).unref();
  }

  readonly #end = () => this.#ended.abort();
}
