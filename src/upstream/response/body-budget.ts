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
    let held = 0;
    const hasRoom = () =>
      this.#bytes < this.#maxBytes || lease === this.#leases.values().next().value;
    const lease: BodyLease = {
      add: async (bytes, signal) => {
        held += bytes;
        this.#bytes += bytes;
        if (hasRoom()) return;
        // The bodies that use up the budget may wait for documents of the requests that wait here.
        await heldDocuments.whileBlocked(documents, () => this.#freed.wait(hasRoom, signal));
      },
      release: () => {
        this.#leases.delete(lease);
        this.#bytes -= held;
        held = 0;
        this.#freed.notifyAll();
      },
    };
    this.#leases.add(lease);
    return lease;
  }
}

/** The share of the budget that one body holds. */
export interface BodyLease {
  /** Counts received bytes. Resolves when more may be read, or when the signal fires. */
  readonly add: (bytes: number, signal: AbortSignal) => Promise<void>;
  readonly release: () => void;
}
