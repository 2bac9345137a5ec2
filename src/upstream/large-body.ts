import { isUtf8 } from 'node:buffer';
import { slices } from '../lib/event-loop-slices.ts';
import { Bulkhead } from './bulkhead.ts';
import { CallerSet } from './caller-set.ts';
import { NoDocument } from './contract.ts';
import { type CallDocuments, heldDocuments } from './held-documents.ts';
import { NotAdmitted } from './not-admitted.ts';
import { ParsingAborted, pauseIfOver } from './pause.ts';

const MIB = 1024 * 1024;

/** Bodies up to this size are decoded a few at a time, larger ones one by one: each fills much of a small heap. */
const MEDIUM_BYTES = MIB;

/** Upstreams take turns in both, so that none waits for the whole queue of another. */
const medium = new Bulkhead(4, Number.POSITIVE_INFINITY);
const large = new Bulkhead(1, Number.POSITIVE_INFINITY);

/** What a large document was decoded into, and what it takes to hold that. */
export interface Decoded<T> {
  readonly value: T;
  readonly heldBytes: number;
}

export interface LargeBodyOptions {
  readonly chunks: readonly Buffer[];
  readonly bytes: number;
  /** The upstream that sent it. */
  readonly provider: string;
  /** Fires when no caller waits for it any more. */
  readonly signal: AbortSignal;
  /** Those of the call. */
  readonly documents: CallDocuments;
  readonly isWrite: boolean;
}

/** A body that takes too long to be decoded at once. */
export class LargeBody {
  readonly #options: LargeBodyOptions;

  constructor(options: LargeBodyOptions) {
    this.#options = options;
  }

  /**
   * Decodes it as soon as the process has room for it.
   *
   * @throws {ParsingAborted} if no caller waits any more.
   */
  async decode<T>(work: (bytes: Buffer, signal: AbortSignal) => Promise<Decoded<T>>): Promise<T> {
    for (;;) {
      await this.#waitForRoom();
      const decoded = await this.#runInLane(async () => {
        // Others may have taken the room while this one waited for its turn.
        if (this.#mustWait) return null;
        const { value, heldBytes } = await work(await this.#join(), this.#options.signal);
        this.#options.documents.hold(heldBytes);
        return { value };
      });
      if (decoded !== null) return decoded.value;
    }
  }

  get #mustWait(): boolean {
    // What came of a write must be known, whatever it costs.
    return heldDocuments.isFull && !this.#options.isWrite;
  }

  async #waitForRoom(): Promise<void> {
    const { documents, signal } = this.#options;
    if (!this.#mustWait) return;
    await heldDocuments.whenRoom(documents, signal);
    if (signal.aborted) throw new ParsingAborted();
  }

  async #runInLane<T>(work: () => Promise<T>): Promise<T> {
    const { bytes, provider, signal } = this.#options;
    const lane = bytes <= MEDIUM_BYTES ? medium : large;
    try {
      return await lane.run(work, signal, new CallerSet(provider));
    } catch (error) {
      throw error instanceof NotAdmitted ? new ParsingAborted() : error;
    }
  }

  async #join(): Promise<Buffer> {
    const { chunks, bytes, signal } = this.#options;
    const joined = Buffer.allocUnsafe(bytes);
    let at = 0;
    for (const chunk of chunks) {
      at += chunk.copy(joined, at);
      if (slices.isOver()) await pauseIfOver(signal);
    }
    if (!isUtf8(joined)) throw new NoDocument('UTF-8');
    const hasByteOrderMark = joined[0] === 0xef && joined[1] === 0xbb && joined[2] === 0xbf;
    return hasByteOrderMark ? joined.subarray(3) : joined;
  }
}
