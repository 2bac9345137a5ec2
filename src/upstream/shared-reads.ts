import { CallerSet } from './caller-set.ts';
import { CallDocuments, type RequestDocuments } from './held-documents.ts';

/** A read under way, and those who wait for it. */
interface Flight {
  readonly answer: Promise<unknown>;
  readonly nobodyWaits: AbortController;
  /** The signals of those who wait, each its own. */
  readonly waiting: Set<AbortSignal>;
  readonly callers: CallerSet;
  readonly documents: CallDocuments;
}

type Read<T> = (signal: AbortSignal, callers: CallerSet, documents: CallDocuments) => Promise<T>;

/** How one of several gives up. */
export interface Impatience {
  /** Fires when this one waits no longer; the others go on. */
  readonly signal: AbortSignal;
  /** What it fails with then. */
  readonly toError: () => Error;
}

/** One of those who share a read. */
interface Reader extends Impatience {
  /** The id of the caller. */
  readonly caller: string;
  /** Those of the client request. */
  readonly documents: RequestDocuments;
  /** Creates the error for a request that waits no longer because it holds too many documents. */
  readonly toRefusal: () => Error;
}

/**
 * Reads under way of one installation, so that an equal one that comes meanwhile gets the same answer. Nothing is
 * kept once the answer is there.
 */
export class SharedReads {
  #flights = new Map<string, Flight>();

  /**
   * @param key says all that the answer hangs on: upstream, credential, language, rights, path and query.
   * @param read stops at the signal, which fires when nobody waits any more.
   */
  async join<T>(
    key: string,
    { signal, toError, caller, documents, toRefusal }: Reader,
    read: Read<T>,
  ): Promise<{ readonly answer: T; readonly shared: boolean }> {
    const underWay = this.#flights.get(key);
    const flight = underWay ?? this.#start(key, caller, read);
    flight.callers.add(caller);
    flight.waiting.add(signal);
    const { promise: givenUp, reject } = Promise.withResolvers<never>();
    const giveUp = () => {
      flight.waiting.delete(signal);
      if (flight.waiting.size > 0) return reject(toError());
      // The last one to wait is told by the read itself how far it came.
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
      // One key is one read, so its answers are of one type.
      const answer = (await Promise.race([flight.answer, givenUp])) as T;
      isHeld = !flight.documents.isEmpty;
      return { answer, shared: underWay !== undefined };
    } finally {
      signal.removeEventListener('abort', giveUp);
      flight.waiting.delete(signal);
      if (!isHeld) documents.leave(holder);
    }
  }

  /** Whether one who joins now shares the read of another. */
  isUnderWay(key: string): boolean {
    return this.#flights.has(key);
  }

  /** A write begins or has ended: what is being read may be older than it, and serves no one who comes now. */
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
