import { Condition } from '../../lib/condition.ts';
import { type CallDocuments, heldDocuments } from '../../request/held-documents.ts';

/**
 * Bounds the bytes of the large bodies of one upstream that are in memory. When the budget is used
 * up, only the oldest body may grow, so that it ends and makes room for the others.
 */
export class BodyBudget {
  readonly #maxBytes: number;
  readonly #leases = new Set<BodyLease>();
  readonly #freed = new Condition();
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

  hasRoom(lease: BodyLease): boolean {
    const [oldest] = this.#leases;
    return this.#bytes < this.#maxBytes || lease === oldest;
  }

  /** Resolves when the body may grow, or when the signal fires. */
  waitForRoom(lease: BodyLease, signal: AbortSignal): Promise<void> {
    return this.#freed.wait(() => this.hasRoom(lease), signal);
  }

  close(lease: BodyLease, bytes: number): void {
    this.#leases.delete(lease);
    this.#bytes -= bytes;
    this.#freed.notifyAll();
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
    if (this.#budget.hasRoom(this)) return;
    // The bodies that use up the budget may wait for documents of the requests that wait here.
    await heldDocuments.whileBlocked(this.#documents, () => this.#budget.waitForRoom(this, signal));
  }

  release(): void {
    this.#budget.close(this, this.#bytes);
    this.#bytes = 0;
  }
}
