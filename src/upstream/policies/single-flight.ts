import { CallerSet } from './caller-set.ts';
import { CallDocuments, type RequestDocuments } from '../../request/held-documents.ts';

/** A read in flight, and the requests that wait for it. */
interface Flight {
  readonly answer: Promise<unknown>;
  readonly nobodyWaits: AbortController;
  /** The signals of the waiting requests, one each. */
  readonly waiting: Set<AbortSignal>;
  readonly callers: CallerSet;
  readonly documents: CallDocuments;
}

type Read<T> = (signal: AbortSignal, callers: CallerSet, documents: CallDocuments) => Promise<T>;

/** How a wait is cancelled. */
export interface Impatience {
  /** Fires when this request no longer waits. The others continue to wait. */
  readonly signal: AbortSignal;
  /** Creates the error for the cancelled wait. */
  readonly toError: () => Error;
}

/** One of the requests that share a read. */
interface Reader extends Impatience {
  /** The id of the caller. */
  readonly caller: string;
  /** The documents of the client request. */
  readonly documents: RequestDocuments;
  /** Creates the error for a request that may not wait because it holds too many documents. */
  readonly toRefusal: () => Error;
}

/**
 * Coalesces equal reads of one installation (single flight): a read that is requested while an
 * equal one is in flight gets the same response. Nothing is cached after the response.
 */
export class SharedReads {
  #flights = new Map<string, Flight>();

  /**
   * Joins an equal read in flight, or starts the read.
   *
   * @param key contains everything that the response depends on: upstream, credential, language,
   * access, path and query.
   * @param read stops when its signal fires, because no request waits any more.
   */
  async join<T>(
    key: string,
    { signal, toError, caller, documents, toRefusal }: Reader,
    read: Read<T>,
  ): Promise<{ readonly answer: T; readonly shared: boolean }> {
    const underWay = this.#flights.get(key);
    const flight = underWay ?? this.#start(key, caller, read);
    if (underWay !== undefined) flight.callers.add(caller);
    flight.waiting.add(signal);
    const { promise: givenUp, reject } = Promise.withResolvers<never>();
    const giveUp = () => {
      flight.waiting.delete(signal);
      if (flight.waiting.size > 0) return reject(toError());
      // The last waiting request gets the error of the read itself, which says how far it got.
      this.#leave(key, flight);
      flight.nobodyWaits.abort();
    };
    const holder = documents.join(flight.documents, () => {
      reject(toRefusal());
      giveUp();
    });
    if (signal.aborted) giveUp();
    signal.addEventListener('abort', giveUp, { once: true });
    let isHeld = false;
    try {
      // One key is one read, so its responses have one type.
      const answer = (await Promise.race([flight.answer, givenUp])) as T;
      isHeld = !flight.documents.isEmpty;
      return { answer, shared: underWay !== undefined };
    } finally {
      signal.removeEventListener('abort', giveUp);
      flight.waiting.delete(signal);
      flight.callers.remove(caller);
      if (!isHeld) documents.leave(holder);
    }
  }

  /** Returns whether a request that joins now would share the read of another. */
  isUnderWay(key: string): boolean {
    return this.#flights.has(key);
  }

  /**
   * Stops sharing all reads in flight, because they may have read data from before a write that
   * begins or has ended.
   */
  forget(): void {
    this.#flights = new Map();
  }

  #start(key: string, caller: string, read: Read<unknown>): Flight {
    const nobodyWaits = new AbortController();
    const callers = new CallerSet(caller);
    const documents = new CallDocuments();
    const answer = read(nobodyWaits.signal, callers, documents);
    const flight: Flight = { answer, nobodyWaits, waiting: new Set(), callers, documents };
    this.#flights.set(key, flight);
    const end = () => this.#leave(key, flight);
    flight.answer.then(end, end);
    return flight;
  }

  #leave(key: string, flight: Flight): void {
    if (this.#flights.get(key) === flight) this.#flights.delete(key);
  }
}
