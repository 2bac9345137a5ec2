import { DecoratorHandler, type Dispatcher, Pool } from 'undici';
import { readReply, type UpstreamReply } from './reply.ts';
import type { PreparedRequest } from './upstream-request.ts';

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
