import { DecoratorHandler, type Dispatcher, Pool } from 'undici';
import type { PreparedRequest } from './upstream-request.ts';

/** What came back, whole. */
export interface UpstreamReply {
  readonly status: number;
  /** Lower case, as in `application/json; charset=utf-8`; empty where the upstream names none. */
  readonly contentType: string;
  readonly retryAfter: string | null;
  /** Null where it was cut off, too large, encoded or not UTF-8, with the reason in `unreadable`. */
  readonly text: string | null;
  readonly unreadable: 'cut' | 'late' | 'tooLarge' | 'encoded' | null;
}

/**
 * How far a request got. `queued`: not one byte has left. `started`: some may have. `unknown`: nobody looked,
 * so it may have.
 */
export type Progress = 'unknown' | 'queued' | 'started';

/** No answer, with what is known of the request. */
export class TransportError extends Error {
  override readonly name = 'TransportError';
  readonly progress: Progress;
  readonly reason: 'aborted' | 'failed';

  constructor(progress: Progress, reason: 'aborted' | 'failed') {
    super('No answer.');
    this.progress = progress;
    this.reason = reason;
  }
}

export interface TransportSettings {
  readonly origin: string;
  /** Connections, and so requests under way, at one time. */
  readonly maxConcurrent: number;
  readonly connectMs: number;
  /** PEM of the authorities to trust; absent: those of Node. */
  readonly ca?: string | undefined;
}

/** Sends prepared requests over a pool of connections: each one once, following nothing. */
export class Transport {
  readonly #pool: Pool;
  readonly #dispatcher: Dispatcher;
  readonly #maxConcurrent: number;

  constructor(settings: TransportSettings) {
    this.#maxConcurrent = settings.maxConcurrent;
    this.#pool = new Pool(settings.origin, {
      connections: settings.maxConcurrent,
      pipelining: 1,
      connect: {
        timeout: settings.connectMs,
        ...(settings.ca !== undefined && { ca: settings.ca }),
      },
      // The signal of each request is the only clock.
      headersTimeout: 0,
      bodyTimeout: 0,
    });
    this.#dispatcher = this.#pool.compose(notingProgress);
  }

  /** Whether a request that waits now waits for one of ours to end. */
  get isFull(): boolean {
    return this.#pool.stats.running >= this.#maxConcurrent;
  }

  /**
   * @param maxBytes of the body of the answer.
   * @throws {TransportError} where no status came back before `signal` fired.
   */
  async send(
    request: PreparedRequest,
    signal: AbortSignal,
    maxBytes: number,
  ): Promise<UpstreamReply> {
    const tracked: TrackedOptions = {
      method: request.method as Dispatcher.HttpMethod,
      path: request.path,
      headers: request.headers,
      body: request.body,
      signal,
      progress: 'unknown',
    };
    let response: Dispatcher.ResponseData;
    try {
      // undici's own watch on the signal begins with the connection: the wait for one is raced here.
      response = await raceAgainst(signal, this.#dispatcher.request(tracked));
    } catch {
      throw new TransportError(tracked.progress, signal.aborted ? 'aborted' : 'failed');
    }
    return readReply(response, signal, maxBytes);
  }

  close(): Promise<void> {
    return this.#pool.destroy();
  }
}

type TrackedOptions = Omit<Dispatcher.RequestOptions, 'origin'> & { progress: Progress };

/** Notes on the options themselves how far their request got: undici hands on the very object. */
const notingProgress: Dispatcher.DispatcherComposeInterceptor =
  (dispatch) => (options, handler) => {
    const tracked = options as unknown as TrackedOptions;
    tracked.progress = 'queued';
    return dispatch(options, new ProgressHandler(handler, tracked));
  };

class ProgressHandler extends DecoratorHandler {
  readonly #tracked: TrackedOptions;

  constructor(handler: Dispatcher.DispatchHandler, tracked: TrackedOptions) {
    super(handler);
    this.#tracked = tracked;
  }

  // Called on a connected socket, before the first byte is written. The typings lack it.
  onRequestStart(controller: Dispatcher.DispatchController, context: unknown): void {
    const signal = this.#tracked.signal as AbortSignal;
    if (signal.aborted) controller.abort(new Error('aborted'));
    else this.#tracked.progress = 'started';
    const parent = DecoratorHandler.prototype as unknown as Required<Dispatcher.DispatchHandler>;
    parent.onRequestStart.call(this, controller, context);
  }
}

function raceAgainst<T>(signal: AbortSignal, work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = () => reject(new Error('aborted'));
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });
}

async function readReply(
  { statusCode, headers, body }: Dispatcher.ResponseData,
  signal: AbortSignal,
  maxBytes: number,
): Promise<UpstreamReply> {
  const head = {
    status: statusCode,
    contentType: oneOf(headers['content-type'])?.toLowerCase() ?? '',
    retryAfter: oneOf(headers['retry-after']) ?? null,
  };
  const encoding = oneOf(headers['content-encoding'])?.toLowerCase() ?? 'identity';
  if (encoding !== 'identity') {
    body.on('error', ignore).destroy();
    return { ...head, text: null, unreadable: 'encoded' };
  }
  const chunks: Buffer[] = [];
  let bytes = 0;
  try {
    for await (const chunk of body) {
      bytes += chunk.length;
      if (bytes > maxBytes) return { ...head, text: null, unreadable: 'tooLarge' };
      chunks.push(chunk);
    }
  } catch {
    return { ...head, text: null, unreadable: signal.aborted ? 'late' : 'cut' };
  }
  return decodeText(head, Buffer.concat(chunks, bytes));
}

function decodeText(
  head: Pick<UpstreamReply, 'status' | 'contentType' | 'retryAfter'>,
  bytes: Buffer,
): UpstreamReply {
  try {
    // Takes a byte order mark off, and refuses what is no UTF-8 rather than replacing it.
    return {
      ...head,
      text: new TextDecoder('utf-8', { fatal: true }).decode(bytes),
      unreadable: null,
    };
  } catch {
    return { ...head, text: null, unreadable: 'encoded' };
  }
}

const oneOf = (header: string | string[] | undefined) =>
  Array.isArray(header) ? header[0] : header;

function ignore(): void {}
