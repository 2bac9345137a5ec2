import type { WaitOptions } from '../../lib/abortable.ts';
import type { CallDocuments, RequestDocuments } from '../../request/held-documents.ts';
import type { CallerSet } from './caller-set.ts';

/** A read in flight, and the requests that wait for it. */
interface Flight {
  readonly response: Promise<unknown>;
  readonly allWaitersGone: AbortController;
  /** One object for each request that waits. */
  readonly waiting: Set<Reader>;
  readonly callers: CallerSet;
  readonly documents: CallDocuments;
}

type Read<T> = (allWaitersGone: AbortSignal) => Promise<T>;

/** One of the requests that share a read. */
interface Reader extends WaitOptions {
  readonly callerId: string;
  readonly requestDocuments: RequestDocuments;
  /** The callers of the read, if this request starts it. */
  readonly callers: CallerSet;
  /** The documents of the read, if this request starts it. */
  readonly documents: CallDocuments;
  /** Creates the error for a request that may not wait because it holds too many documents. */
  readonly createRejection: () => Error;
}

/**
 * Coalesces equal reads of one installation (single flight): a read that is requested while an
 * equal one is in flight gets the same response. Nothing is cached after the response.
 */
export class SingleFlight {
  #flights = new Map<string, Flight>();

  /**
   * Joins an equal read in flight, or starts the read.
   *
   * @param key contains everything that the response depends on: upstream, credential, language,
   * access, path and query.
   * @param read stops when its signal fires, because no request waits any more.
   */
  async join<T>(key: string, reader: Reader, read: Read<T>): Promise<T> {
    const existing = this.#flights.get(key);
    const flight = existing ?? this.#start(key, reader, read);
    const { signal, toError, callerId, requestDocuments, createRejection } = reader;
    if (existing !== undefined) flight.callers.increment(callerId);
    flight.waiting.add(reader);
    const { promise: cancelled, reject } = Promise.withResolvers<never>();
    const cancelWait = () => {
      flight.waiting.delete(reader);
      if (flight.waiting.size > 0) return reject(toError());
      // The last waiting request gets the error of the read itself, which says how far it got.
      this.#leave(key, flight);
      flight.allWaitersGone.abort();
    };
    const holder = requestDocuments.join(flight.documents, () => {
      reject(createRejection());
      cancelWait();
    });
    if (signal.aborted) cancelWait();
    signal.addEventListener('abort', cancelWait, { once: true });
    let isHeld = false;
    try {
      // One key is one read, so its responses have one type.
      const response = (await Promise.race([flight.response, cancelled])) as T;
      isHeld = !flight.documents.isEmpty;
      return response;
    } finally {
      signal.removeEventListener('abort', cancelWait);
      flight.waiting.delete(reader);
      flight.callers.decrement(callerId);
      if (!isHeld) requestDocuments.leave(holder);
    }
  }

  /** Returns whether a request that joins now would share the read of another. */
  isInFlight(key: string): boolean {
    return this.#flights.has(key);
  }

  /**
   * Stops sharing all reads in flight, because they may have read data from before a write that
   * begins or has ended.
   */
  invalidate(): void {
    this.#flights = new Map();
  }

  #start(key: string, { callers, documents }: Reader, read: Read<unknown>): Flight {
    const allWaitersGone = new AbortController();
    const response = read(allWaitersGone.signal);
    const flight: Flight = { response, allWaitersGone, waiting: new Set(), callers, documents };
    this.#flights.set(key, flight);
    const end = () => this.#leave(key, flight);
    flight.response.then(end, end);
    return flight;
  }

  #leave(key: string, flight: Flight): void {
    if (this.#flights.get(key) === flight) this.#flights.delete(key);
  }
}
