import { isUtf8 } from 'node:buffer';
import { type CallDocuments, heldDocuments } from '../../request/held-documents.ts';
import { Bulkhead } from '../policies/bulkhead.ts';
import { CallerSet } from '../policies/caller-set.ts';
import { RejectedError } from '../policies/rejected-error.ts';
import { MalformedBodyError } from './contract.ts';
import { ParsingAborted, pauseIfOver } from './pause.ts';
import type { ResponseRecorder } from './response-recorder.ts';

const MIB = 1024 * 1024;

/**
 * Bodies up to this size are decoded four at a time, larger ones one at a time, because each fills
 * much of a small heap.
 */
const MEDIUM_BYTES = MIB;

/** The response to a write is decoded up to this size even if decoded documents fill the memory. */
const MAX_UNCOUNTED_BYTES = 4 * MIB;

/**
 * A free slot goes to the upstream that holds the fewest, so that the queue of one delays the
 * others by a body or two.
 */
const medium = new Bulkhead(4, Number.POSITIVE_INFINITY);
const large = new Bulkhead(1, Number.POSITIVE_INFINITY);

/** A decoded large document and the memory that it takes. */
interface Decoded<T> {
  readonly value: T;
  readonly heldBytes: number;
}

/** How the body of a response is decoded. */
export interface Decoding {
  /** Fires when no caller waits for it any more. */
  readonly signal: AbortSignal;
  /** The documents of the call. */
  readonly documents: CallDocuments;
  /** Records what is read of the response; absent if no cache may store it. */
  readonly recorder?: ResponseRecorder | undefined;
}

interface LargeBodyOptions extends Decoding {
  readonly chunks: readonly Buffer[];
  readonly bytes: number;
  /** The key of the upstream that sent it. */
  readonly provider: string;
  readonly isWrite: boolean;
}

/** A body that would take too long to decode at once. */
export class LargeBody {
  readonly #options: LargeBodyOptions;

  constructor(options: LargeBodyOptions) {
    this.#options = options;
  }

  /**
   * Decodes the body as soon as the process has room for it.
   *
   * @throws {ParsingAborted} if no caller waits any more.
   */
  async decode<T>(work: (bytes: Buffer, signal: AbortSignal) => Promise<Decoded<T>>): Promise<T> {
    for (;;) {
      await this.#waitForRoom();
      const decoded = await this.#runInLane(async () => {
        // Others may have taken the room while this body was queued.
        if (this.#mustWait) return null;
        const { value, heldBytes } = await work(await this.#join(), this.#options.signal);
        this.#options.documents.hold(heldBytes);
        return { value };
      });
      if (decoded !== null) return decoded.value;
    }
  }

  get #mustWait(): boolean {
    // The result of a write must be known, so it only waits if its body could fill much of the memory.
    const { isWrite, bytes } = this.#options;
    return heldDocuments.isFull && !(isWrite && bytes <= MAX_UNCOUNTED_BYTES);
  }

  async #waitForRoom(): Promise<void> {
    const { documents, signal } = this.#options;
    if (!this.#mustWait) return;
    await heldDocuments.waitForRoom(documents, signal);
    if (signal.aborted) throw new ParsingAborted();
  }

  async #runInLane<T>(work: () => Promise<T>): Promise<T> {
    const { bytes, provider, signal } = this.#options;
    const lane = bytes <= MEDIUM_BYTES ? medium : large;
    try {
      return await lane.run(work, signal, new CallerSet(provider));
    } catch (error) {
      throw error instanceof RejectedError ? new ParsingAborted() : error;
    }
  }

  async #join(): Promise<Buffer> {
    const { chunks, bytes, signal } = this.#options;
    const joined = Buffer.allocUnsafe(bytes);
    let at = 0;
    for (const chunk of chunks) {
      at += chunk.copy(joined, at);
      const pause = pauseIfOver(signal);
      if (pause !== undefined) await pause;
    }
    if (!isUtf8(joined)) throw new MalformedBodyError('UTF-8');
    const hasByteOrderMark = joined[0] === 0xef && joined[1] === 0xbb && joined[2] === 0xbf;
    return hasByteOrderMark ? joined.subarray(3) : joined;
  }
}
