import type { Dispatcher } from 'undici';
import type { BodyBudget, BodyLease } from './body-budget.ts';
import { MAX_ERROR_BODY_BYTES, SMALL_BODY_BYTES } from './document-limits.ts';
import type { CallDocuments } from './held-documents.ts';

/** How much of a body is read. */
export interface BodyLimits {
  readonly maxBytes: number;
  /** Of the large bodies of this upstream. */
  readonly budget: BodyBudget;
  /** Those of the call. */
  readonly documents: CallDocuments;
}

/** What came back, whole. */
export interface UpstreamReply {
  readonly status: number;
  /** Lower case, as in `application/json; charset=utf-8`; empty where the upstream names none. */
  readonly contentType: string;
  readonly retryAfter: string | null;
  /** By its name in lower case; null where it is absent. The first of several. */
  readonly header: (name: string) => string | null;
  /** Null where it was cut off, too large, encoded or not UTF-8, with the reason in `unreadable`, or is `large`. */
  readonly text: string | null;
  /** A body of a success that takes too long to be read at once; null if it is small. */
  readonly large: LargeBytes | null;
  readonly unreadable: 'cut' | 'late' | 'tooLarge' | 'encoded' | null;
}

/** The bytes of a large body, as they came. */
export interface LargeBytes {
  readonly chunks: readonly Buffer[];
  readonly bytes: number;
  /** To be released when they are not needed any more. */
  readonly lease: BodyLease;
}

/** Reads the body to its end, up to `maxBytes` of it. */
export async function readReply(
  { statusCode, headers, body }: Dispatcher.ResponseData,
  signal: AbortSignal,
  limits: BodyLimits,
): Promise<UpstreamReply> {
  const head = {
    status: statusCode,
    contentType: oneOf(headers['content-type'])?.toLowerCase() ?? '',
    retryAfter: oneOf(headers['retry-after']) ?? null,
    header: (name: string) => oneOf(headers[name]) ?? null,
  };
  const encoding = oneOf(headers['content-encoding'])?.toLowerCase() ?? 'identity';
  if (encoding !== 'identity') {
    body.on('error', ignore).destroy();
    return { ...head, text: null, large: null, unreadable: 'encoded' };
  }
  const collector = new BodyCollector(statusCode < 300, limits);
  try {
    for await (const chunk of body) {
      if (!(await collector.add(chunk, signal))) return collector.fail(head, 'tooLarge');
    }
  } catch {
    return collector.fail(head, signal.aborted ? 'late' : 'cut');
  }
  return collector.toReply(head);
}

/** The body of one response, as it comes. */
class BodyCollector {
  readonly #budget: BodyBudget;
  readonly #documents: CallDocuments;
  readonly #maxBytes: number;
  /** Bytes from which on it counts as large: that of an error never is. */
  readonly #largeFrom: number;
  readonly #chunks: Buffer[] = [];
  #bytes = 0;
  #lease: BodyLease | undefined;

  constructor(isSuccess: boolean, { maxBytes, budget, documents }: BodyLimits) {
    this.#budget = budget;
    this.#documents = documents;
    this.#maxBytes = isSuccess ? maxBytes : Math.min(maxBytes, MAX_ERROR_BODY_BYTES);
    this.#largeFrom = isSuccess ? SMALL_BODY_BYTES : Number.POSITIVE_INFINITY;
  }

  /** Resolves when more may be read: to false if it is larger than it may be. */
  async add(chunk: Buffer, signal: AbortSignal): Promise<boolean> {
    this.#bytes += chunk.length;
    if (this.#bytes > this.#maxBytes) return false;
    this.#chunks.push(chunk);
    if (this.#bytes > this.#largeFrom) {
      const added = this.#lease === undefined ? this.#bytes : chunk.length;
      this.#lease ??= this.#budget.open(this.#documents);
      await this.#lease.add(added, signal);
    }
    return true;
  }

  fail(head: ReplyHead, unreadable: UpstreamReply['unreadable']): UpstreamReply {
    this.#lease?.release();
    return { ...head, text: null, large: null, unreadable };
  }

  toReply(head: ReplyHead): UpstreamReply {
    const [chunks, bytes, lease] = [this.#chunks, this.#bytes, this.#lease];
    if (lease === undefined) return decodeText(head, Buffer.concat(chunks, bytes));
    return { ...head, text: null, large: { chunks, bytes, lease }, unreadable: null };
  }
}

type ReplyHead = Pick<UpstreamReply, 'status' | 'contentType' | 'retryAfter' | 'header'>;

function decodeText(head: ReplyHead, bytes: Buffer): UpstreamReply {
  try {
    return {
      ...head,
      text: UTF_8.decode(bytes),
      large: null,
      unreadable: null,
    };
  } catch {
    return { ...head, text: null, large: null, unreadable: 'encoded' };
  }
}

const oneOf = (header: string | string[] | undefined) =>
  Array.isArray(header) ? header[0] : header;

function ignore(): void {}

/** Takes a byte order mark off, and refuses what is no UTF-8 rather than replacing it. */
const UTF_8 = new TextDecoder('utf-8', { fatal: true });
