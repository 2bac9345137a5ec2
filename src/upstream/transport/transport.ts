import { buildConnector, type Dispatcher, Pool } from 'undici';
import { abortable } from '../../lib/abortable.ts';
import { type BodyLimits, readResponse, type UpstreamResponse } from '../response/response.ts';
import { type CancelSignals, type TrackedOptions, trackSendProgress } from './progress.ts';
import { skipContinue } from './skip-continue.ts';
import { TransportError, toTransportFailure } from './transport-error.ts';
import type { PreparedRequest } from './upstream-request.ts';

interface TransportSettings {
  readonly origin: string;
  readonly connections: number;
  readonly connectMs: number;
  /** PEM of the authorities to trust; absent: those of Node. */
  readonly ca?: string | undefined;
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
      connect: skipContinue(
        buildConnector({
          timeout: settings.connectMs,
          allowH2: false,
          // No environment variable or option of Node may weaken these.
          minVersion: 'TLSv1.2',
          rejectUnauthorized: true,
          ...(settings.ca !== undefined && { ca: settings.ca }),
        }),
      ),
      // Only the signal of each request limits its time.
      headersTimeout: 0,
      bodyTimeout: 0,
    });
    this.#dispatcher = this.#pool.compose(trackSendProgress);
  }

  /** @throws {TransportError} if there was no status before a signal fired. */
  async send(
    request: PreparedRequest,
    signals: CancelSignals,
    limits: BodyLimits,
  ): Promise<UpstreamResponse> {
    const { signal } = signals;
    const tracked: TrackedOptions = { ...request, ...signals, progress: 'unknown' };
    let response: Dispatcher.ResponseData;
    try {
      // undici watches the signal only from the connection on, so the wait for a connection is
      // raced here.
      response = await abortable(this.#dispatcher.request(tracked), {
        signal,
        toError: () => new Error('Request cancelled.'),
      });
    } catch (error) {
      throw new TransportError(
        tracked.progress,
        signal.aborted ? 'timeout' : toTransportFailure(error),
      );
    }
    return readResponse(response, signal, limits);
  }

  close(): Promise<void> {
    return this.#pool.destroy();
  }
}
