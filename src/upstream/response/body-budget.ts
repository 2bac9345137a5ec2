import { type CallDocuments, heldDocuments } from '../../request/held-documents.ts';

/** A body that waits for room in the budget. */
interface Waiter {
  readonly lease: BodyLease;
  readonly resume: () => void;
}

/**
 * Bounds the bytes of the large bodies of one upstream that are in memory. When the budget is used
 * up, only the oldest body may grow, so that it ends and makes room for the others.
 */
export class BodyBudget {
  readonly #maxBytes: number;
  readonly #leases = new Set<BodyLease>();
  readonly #waiters = new Set<Waiter>();
  #bytes = 0;

  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes;
  }

  /** @param documents the large documents of the call that reads the body. */
  open(documents: CallDocuments): BodyLease {
    const lease = new BodyLease(this, documents);
    this.#leases.add(lease);
    return lease;
  }

  add(bytes: number): void {
    this.#bytes += bytes;
  }

  hasRoomFor(lease: BodyLease): boolean {
    const [oldest] = this.#leases;
    return this.#bytes < this.#maxBytes || lease === oldest;
  }

  /** Resolves when the body may grow, or when the signal fires. */
  async whenRoomFor(lease: BodyLease, signal: AbortSignal): Promise<void> {
    if (signal.aborted) return;
    const { promise, resolve } = Promise.withResolvers<void>();
    const waiter: Waiter = { lease, resume: resolve };
    this.#waiters.add(waiter);
    signal.addEventListener('abort', waiter.resume, { once: true });
    await promise;
    signal.removeEventListener('abort', waiter.resume);
    this.#waiters.delete(waiter);
  }

  close(lease: BodyLease, bytes: number): void {
    this.#leases.delete(lease);
    this.#bytes -= bytes;
    for (const waiter of this.#waiters) if (this.hasRoomFor(waiter.lease)) waiter.resume();
  }
}

/** The share of the budget that one body holds. */
export class BodyLease {
  readonly #budget: BodyBudget;
  readonly #documents: CallDocuments;
  #bytes = 0;

  constructor(budget: BodyBudget, documents: CallDocuments) {
    this.#budget = budget;
    this.#documents = documents;
  }

  /** Counts received bytes, and resolves when more may be read. */
  async add(bytes: number, signal: AbortSignal): Promise<void> {
    this.#bytes += bytes;
    this.#budget.add(bytes);
    if (this.#budget.hasRoomFor(this)) return;
    // The bodies that use up the budget may wait for documents of the requests that wait here.
    await heldDocuments.whileBlocked(this.#documents, async () => {
      while (!this.#budget.hasRoomFor(this) && !signal.aborted) {
        await this.#budget.whenRoomFor(this, signal);
      }
    });
  }

  release(): void {
    this.#budget.close(this, this.#bytes);
    this.#bytes = 0;
  }
}
