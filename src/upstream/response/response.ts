import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Dispatcher } from 'undici';
import type { CallDocuments } from '../../request/held-documents.ts';
import type { BodyBudget, BodyLease } from './body-budget.ts';
import { decodeContent, EncodingError, OversizeError } from './content-encoding.ts';
import { MAX_ERROR_BODY_BYTES, SMALL_BODY_BYTES } from './document-limits.ts';
import type { StoredResponse } from './response-recorder.ts';

/** The limits of a body. */
export interface BodyLimits {
  readonly maxBytes: number;
  /** The budget of the large bodies of this upstream. */
  readonly budget: BodyBudget;
  /** The documents of the call. */
  readonly documents: CallDocuments;
}

/** The complete response of an upstream. */
export interface UpstreamResponse {
  readonly status: number;
  /** Returns the first header with this name, in lower case; null if it is absent. */
  readonly header: (name: string) => string | null;
  /**
   * Null if the body is `large`, or was cut off, too large, encoded or not UTF-8: see `bodyError`.
   */
  readonly text: string | null;
  /** The body of a success that would take too long to decode at once; null if it is small. */
  readonly large: LargeBytes | null;
  readonly bodyError: 'cut' | 'timeout' | 'tooLarge' | 'encoded' | null;
  /** Set if the response comes from a cache. */
  readonly stored?: StoredResponse;
}

/** The bytes of a large body, as they were received. */
interface LargeBytes {
  readonly chunks: readonly Buffer[];
  readonly bytes: number;
  /** To be released when the bytes are not needed any more. */
  readonly lease: BodyLease;
}

/** Reads the whole body, unless it exceeds `maxBytes`. */
export async function readResponse(
  { statusCode, headers, body }: Dispatcher.ResponseData,
  signal: AbortSignal,
  limits: BodyLimits,
): Promise<UpstreamResponse> {
  const head = {
    status: statusCode,
    header: (name: string) => {
      const value = headers[name];
      return (Array.isArray(value) ? value[0] : value) ?? null;
    },
  };
  if (statusCode === NO_CONTENT) {
    await skipBody(body);
    return { ...head, text: '', large: null, bodyError: null };
  }
  const collector = new BodyCollector(statusCode < 300, limits);
  try {
    // A repeated header becomes a list.
    const encoding = headers['content-encoding']?.toString();
    const chunks = encoding === undefined ? body : decodeContent(body, encoding, limits.maxBytes);
    for await (const chunk of chunks) {
      if (!(await collector.add(chunk, signal))) return collector.fail(head, 'tooLarge');
    }
  } catch (error) {
    if (error instanceof EncodingError) return collector.fail(head, 'encoded');
    if (error instanceof OversizeError) return collector.fail(head, 'tooLarge');
    return collector.fail(head, signal.aborted ? 'timeout' : 'cut');
  }
  return collector.toResponse(head);
}

const NO_CONTENT = 204;

/**
 * Ignores everything after the head of a response that has no body by definition, whatever length
 * its headers announce. The connection is kept if the response has ended, and closed otherwise.
 */
async function skipBody(body: Dispatcher.ResponseData['body']): Promise<void> {
  body.on('error', () => {}).resume();
  await nextTurn();
  body.destroy();
}

/** Collects the body of one response. */
class BodyCollector {
  readonly #limits: BodyLimits;
  readonly #maxBytes: number;
  /** A body with more bytes counts as large. The body of an error never does. */
  readonly #largeFrom: number;
  readonly #chunks: Buffer[] = [];
  #bytes = 0;
  #lease: BodyLease | undefined;

  constructor(isSuccess: boolean, limits: BodyLimits) {
    const { maxBytes } = limits;
    this.#limits = limits;
    this.#maxBytes = isSuccess ? maxBytes : Math.min(maxBytes, MAX_ERROR_BODY_BYTES);
    this.#largeFrom = isSuccess ? SMALL_BODY_BYTES : Number.POSITIVE_INFINITY;
  }

  /** Resolves to true when more may be read, and to false if the body exceeds its limit. */
  async add(chunk: Buffer, signal: AbortSignal): Promise<boolean> {
    this.#bytes += chunk.length;
    if (this.#bytes > this.#maxBytes) return false;
    this.#chunks.push(chunk);
    if (this.#bytes > this.#largeFrom) {
      const added = this.#lease === undefined ? this.#bytes : chunk.length;
      this.#lease ??= this.#limits.budget.open(this.#limits.documents);
      await this.#lease.add(added, signal);
    }
    return true;
  }

  fail(head: ResponseHead, bodyError: UpstreamResponse['bodyError']): UpstreamResponse {
    this.#lease?.release();
    return { ...head, text: null, large: null, bodyError };
  }

  toResponse(head: ResponseHead): UpstreamResponse {
    const [chunks, bytes, lease] = [this.#chunks, this.#bytes, this.#lease];
    if (lease !== undefined) {
      return { ...head, text: null, large: { chunks, bytes, lease }, bodyError: null };
    }
    try {
      const text = UTF_8.decode(Buffer.concat(chunks, bytes));
      return { ...head, text, large: null, bodyError: null };
    } catch {
      return this.fail(head, 'encoded');
    }
  }
}

type ResponseHead = Pick<UpstreamResponse, 'status' | 'header'>;

/**
 * Removes a byte order mark, and throws if the bytes are not UTF-8 instead of replacing characters.
 */
const UTF_8 = new TextDecoder('utf-8', { fatal: true });
