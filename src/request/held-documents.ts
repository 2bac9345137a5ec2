import { Condition } from '../lib/condition.ts';

/**
 * The estimated bytes of decoded large documents above which no more are decoded until some are
 * released.
 */
const MAX_HELD_BYTES = 96 * 1024 * 1024;

/** Counts the decoded large documents that client requests hold until their work has ended. */
class HeldDocuments {
  readonly #released = new Condition();
  /** The calls that cannot continue until others release what they hold. */
  readonly #blocked = new Set<CallDocuments>();
  #bytes = 0;

  get isFull(): boolean {
    return this.#bytes >= MAX_HELD_BYTES;
  }

  /** Resolves when there is room for the documents of a call, or when the signal fires. */
  waitForRoom(call: CallDocuments, signal: AbortSignal): Promise<void> {
    return this.whileBlocked(call, () => this.#released.wait(() => !this.isFull, signal));
  }

  /**
   * Runs a wait of a call. Meanwhile, client requests that fill the memory do not wait for the
   * call: see `refuseHolders`.
   */
  async whileBlocked(call: CallDocuments, wait: () => Promise<void>): Promise<void> {
    this.#blocked.add(call);
    if (this.isFull) call.refuseHolders();
    try {
      await wait();
    } finally {
      this.#blocked.delete(call);
    }
  }

  isBlocked(call: CallDocuments): boolean {
    return this.#blocked.has(call);
  }

  hold(bytes: number): void {
    this.#bytes += bytes;
    if (this.isFull) for (const call of this.#blocked) call.refuseHolders();
  }

  release(bytes: number): void {
    this.#bytes -= bytes;
    if (!this.isFull) this.#released.notifyAll();
  }
}

/** The documents of this process. */
export const heldDocuments = new HeldDocuments();

/** A client request that waits for a call, or holds the documents that it read. */
interface DocumentHolder {
  readonly request: RequestDocuments;
  /** Ends its wait for the call. The other holders continue to wait. */
  readonly refuse: () => void;
}

/**
 * The large documents read by one upstream call. They are in memory once, however many requests
 * share the call.
 */
export class CallDocuments {
  readonly #holders = new Set<DocumentHolder>();
  #bytes = 0;

  get isEmpty(): boolean {
    return this.#bytes === 0;
  }

  add(holder: DocumentHolder): void {
    this.#holders.add(holder);
    if (heldDocuments.isFull && heldDocuments.isBlocked(this)) this.refuseHolders();
  }

  /** Removes a holder. The last one to leave releases the documents. */
  remove(holder: DocumentHolder): void {
    if (!this.#holders.delete(holder) || this.#holders.size > 0) return;
    heldDocuments.release(this.#bytes);
    this.#bytes = 0;
  }

  /**
   * Counts bytes of decoded documents. Without holders, nothing is counted, because no client
   * request waits.
   */
  hold(bytes: number): void {
    if (this.#holders.size === 0) return;
    this.#bytes += bytes;
    heldDocuments.hold(bytes);
  }

  /**
   * Refuses client requests that hold large documents, because requests that wait for each other
   * would wait forever.
   */
  refuseHolders(): void {
    for (const { request, refuse } of [...this.#holders]) if (!request.isEmpty) refuse();
  }
}

/** The large documents that one client request holds or waits for. */
export class RequestDocuments {
  readonly #calls = new Map<DocumentHolder, CallDocuments>();
  #hasEnded = false;

  /** Returns the documents of work that no client waits for. They are not counted. */
  static ended(): RequestDocuments {
    const documents = new RequestDocuments();
    documents.release();
    return documents;
  }

  get isEmpty(): boolean {
    for (const call of this.#calls.values()) if (!call.isEmpty) return false;
    return true;
  }

  /** @param refuse called if this request must not wait for the call any more. */
  join(call: CallDocuments, refuse: () => void): DocumentHolder {
    const holder: DocumentHolder = { request: this, refuse };
    if (!this.#hasEnded) {
      this.#calls.set(holder, call);
      call.add(holder);
    }
    return holder;
  }

  leave(holder: DocumentHolder): void {
    this.#calls.get(holder)?.remove(holder);
    this.#calls.delete(holder);
  }

  /**
   * Releases all documents. Call it when the response is built, whether the client reads it or not.
   */
  release(): void {
    this.#hasEnded = true;
    for (const holder of this.#calls.keys()) this.leave(holder);
  }
}
