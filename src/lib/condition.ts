/** Lets work wait until a condition holds (a condition variable). */
export class Condition {
  readonly #waiters = new Set<() => void>();

  /**
   * Resolves when the condition holds, or when the signal fires.
   *
   * @param holds is evaluated now, and again after each notification.
   */
  async wait(holds: () => boolean, signal: AbortSignal): Promise<void> {
    while (!holds() && !signal.aborted) {
      const { promise, resolve } = Promise.withResolvers<void>();
      const resume = () => resolve();
      this.#waiters.add(resume);
      signal.addEventListener('abort', resume, { once: true });
      await promise;
      signal.removeEventListener('abort', resume);
      this.#waiters.delete(resume);
    }
  }

  /** To be called whenever the condition may have come to hold. */
  notifyAll(): void {
    for (const resume of this.#waiters) resume();
  }
}
