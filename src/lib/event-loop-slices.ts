/** How long sliced work may hold the event loop in one of its turns. */
const SLICE_MS = 10;

/**
 * Divides long synchronous work into slices, so that everything else in the process waits a few
 * milliseconds at most. All sliced work of a process shares one slice per turn of the event loop,
 * however much of it is in flight. Work that waits for its next slice is resumed in the order in
 * which it began to wait.
 */
export class EventLoopSlices {
  readonly #waiters: (() => void)[] = [];
  #endsAt: number | undefined;

  /** Returns whether the work must wait for `next()` before it goes on. */
  isOver(): boolean {
    if (this.#endsAt === undefined) this.#beginSlice();
    return performance.now() >= (this.#endsAt ?? 0);
  }

  /** Resolves in a later turn of the event loop, when the work may go on. */
  next(): Promise<void> {
    if (this.#endsAt === undefined) this.#beginSlice();
    return new Promise((resolve) => {
      this.#waiters.push(resolve);
    });
  }

  #beginSlice(): void {
    this.#endsAt = performance.now() + SLICE_MS;
    setImmediate(this.#beginTurn);
  }

  readonly #beginTurn = (): void => {
    this.#endsAt = undefined;
    if (this.#waiters.length === 0) return;
    this.#beginSlice();
    this.#resume();
  };

  /** Resumes one waiter after the other until the slice is used up. */
  readonly #resume = (): void => {
    if (this.isOver()) return;
    const waiter = this.#waiters.shift();
    if (waiter === undefined) return;
    waiter();
    // A tick that a microtask queues runs after all microtasks, when this waiter has done its work.
    queueMicrotask(() => process.nextTick(this.#resume));
  };
}

/** The slices of this process. */
export const slices = new EventLoopSlices();
