/** Bytes of decoded large documents, by estimate, above which no more are decoded until some are released. */
const MAX_HELD_BYTES = 96 * 1024 * 1024;

/** Decoded large documents that client requests hold until their work has ended. */
export class HeldDocuments {
  readonly #waiters = new Set<() => void>();
  #bytes = 0;

  get isFull(): boolean {
    return this.#bytes >= MAX_HELD_BYTES;
  }

  /** Resolves when there is room for another, or when the signal fires. */
  async whenRoom(signal: AbortSignal): Promise<void> {
    while (this.isFull && !signal.aborted) {
      const { promise, resolve } = Promise.withResolvers<void>();
      const resume = () => resolve();
      this.#waiters.add(resume);
      signal.addEventListener('abort', resume, { once: true });
      await promise;
      signal.removeEventListener('abort', resume);
      this.#waiters.delete(resume);
    }
  }

  hold(bytes: number): void {
    this.#bytes += bytes;
  }

  release(bytes: number): void {
    this.#bytes -= bytes;
    if (!this.isFull) for (const resume of this.#waiters) resume();
  }
}

/** Those of this process. */
export const heldDocuments = new HeldDocuments();

/** The large documents that one client request holds. */
export class RequestDocuments {
  #bytes = 0;
  #hasEnded = false;

  /** Those of a call that no client waits for: what it reads is not held. */
  static ended(): RequestDocuments {
    const documents = new RequestDocuments();
    documents.release();
    return documents;
  }

  get isEmpty(): boolean {
    return this.#bytes === 0;
  }

  hold(bytes: number): void {
    if (this.#hasEnded) return;
    this.#bytes += bytes;
    heldDocuments.hold(bytes);
  }

  /** To be called when the work of the request has ended: its response is built, whether the client reads it or not. */
  release(): void {
    this.#hasEnded = true;
    heldDocuments.release(this.#bytes);
    this.#bytes = 0;
  }
}
