import { type Dispatcher, Pool } from 'undici';
import { notingProgress, type TrackedOptions } from './progress.ts';
import { type BodyLimits, readReply, type UpstreamReply } from '../response/response.ts';
import { reasonOf, TransportError } from './transport-error.ts';
import type { PreparedRequest } from './upstream-request.ts';
import type { WriteFence } from '../policies/write-fence.ts';

export interface TransportSettings {
  readonly origin: string;
  readonly connections: number;
  readonly connectMs: number;
  /** PEM of the authorities to trust; absent: those of Node. */
  readonly ca?: string | undefined;
}

/** The signals that cancel a request. */
export interface Patience {
  /** Ends the request at any point. */
  readonly signal: AbortSignal;
  /** Stops a request that has not started. One that has started continues. */
  readonly abandoned: AbortSignal;
  /** If it has expired, a request that has not started is stopped. */
  readonly fence?: Pick<WriteFence, 'isExpired'> | undefined;
}

/**
 * Sends prepared requests over a pool of connections, each one once and without following
 * redirects.
 */
export class Transport {
  readonly #pool: Pool;
  readonly #dispatcher: Dispatcher;

  constructor(settings: TransportSettings) {
    this.#pool = new Pool(settings.origin, {
      connections: settings.connections,
      pipelining: 1,
      connect: {
        timeout: settings.connectMs,
        // No environment variable or option of Node may weaken these.
        minVersion: 'TLSv1.2',
        rejectUnauthorized: true,
        ...(settings.ca !== undefined && { ca: settings.ca }),
      },
      // Only the signal of each request limits its time.
      headersTimeout: 0,
      bodyTimeout: 0,
    });
    this.#dispatcher = this.#pool.compose(notingProgress);
  }

  /** @throws {TransportError} if there was no status before a signal fired. */
  async send(
    request: PreparedRequest,
    { signal, abandoned, fence }: Patience,
    limits: BodyLimits,
  ): Promise<UpstreamReply> {
    const tracked: TrackedOptions = {
      method: request.method as Dispatcher.HttpMethod,
      path: request.path,
      headers: request.headers,
      body: request.body,
      signal,
      abandoned,
      fence,
      progress: 'unknown',
    };
    let response: Dispatcher.ResponseData;
    try {
      // undici watches the signal only from the connection on, so the wait for a connection is
      // raced here.
      response = await raceAgainst(signal, this.#dispatcher.request(tracked));
    } catch (error) {
      throw new TransportError(tracked.progress, signal.aborted ? 'late' : reasonOf(error));
    }
    return readReply(response, signal, limits);
  }

  close(): Promise<void> {
    return this.#pool.destroy();
  }
}

function raceAgainst<T>(signal: AbortSignal, work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = () => reject(new Error('Request cancelled.'));
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });
}
