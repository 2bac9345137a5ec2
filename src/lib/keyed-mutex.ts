import { abortable, type WaitOptions } from './abortable.ts';

/** Runs tasks that share a key one after the other, in the order in which they arrive. */
export class KeyedMutex {
  /** By key: settles when the last task, and all tasks before it, have ended or were cancelled. */
  readonly #lasts = new Map<string, Promise<void>>();

  /** The number of keys with a task that runs or waits. */
  get size(): number {
    return this.#lasts.size;
  }

  /**
   * @param options cancels only the wait: a task that has begun goes on.
   * @throws what the task throws, or the error of the options if the task was not begun.
   */
  async run<T>(key: string, options: WaitOptions, work: () => Promise<T>): Promise<T> {
    const before = this.#lasts.get(key);
    const { promise: ended, resolve: end } = Promise.withResolvers<void>();
    // A task that is cancelled must not let those behind it overtake those before it.
    const last = before === undefined ? ended : before.then(() => ended);
    this.#lasts.set(key, last);
    try {
      if (before !== undefined) {
        await abortable(before, options);
        // The turn may have come and the signal fired at once.
        if (options.signal.aborted) throw options.toError();
      }
      return await work();
    } finally {
      end();
      last.then(() => {
        if (this.#lasts.get(key) === last) this.#lasts.delete(key);
      });
    }
  }
}
