import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Settings } from '../../config/settings.ts';
import { ConnectionLimit, type DroppedConnection } from './connection-limit.ts';
import { reportEachMinute } from './report-each-minute.ts';
import { type CutResponse, ResponseWatchdog } from './response-watchdog.ts';

interface ClientGuardOptions {
  /** Returns the current settings, which a reload may change. */
  readonly settings: () => Pick<Settings, 'server' | 'limits'>;
  readonly metrics: {
    readonly countCut: (reason: string) => void;
    readonly countDropped: (reason: string) => void;
  };
  readonly log: {
    readonly warn: (fields: Readonly<Record<string, unknown>>, message: string) => void;
  };
}

/** Limits the connections and the unsent responses of all clients, whatever they request. */
export class ClientGuard {
  readonly #responses: ResponseWatchdog;
  readonly #connections: ConnectionLimit;

  constructor({ settings, metrics, log }: ClientGuardOptions) {
    const logCut = reportEachMinute<CutResponse>((last, responses) =>
      log.warn({ responses, ...last }, 'Unread responses cut'),
    );
    const logDropped = reportEachMinute<DroppedConnection>((reason, connections) =>
      log.warn({ connections, reason }, 'Connection limit exceeded'),
    );
    this.#responses = new ResponseWatchdog({
      sendTimeoutMs: () => settings().server.sendTimeoutMs,
      maxUnsentBytes: () => settings().limits.unsentBytes,
      report: (cut) => {
        metrics.countCut(cut.reason);
        logCut(cut);
      },
    });
    this.#connections = new ConnectionLimit({
      max: () => settings().server.maxConnections,
      isActive: (socket) => this.#responses.isActive(socket),
      report: (reason) => {
        metrics.countDropped(reason);
        logDropped(reason);
      },
    });
  }

  get connections(): number {
    return this.#connections.count;
  }

  get unsentBytes(): number {
    return this.#responses.unsentBytes;
  }

  attachTo(server: Server): void {
    this.#connections.attachTo(server);
  }

  /** Watches a response. Returns false if its request must not be processed. */
  watch(request: IncomingMessage, response: ServerResponse): boolean {
    return this.#responses.watch(request, response);
  }

  /** Counts the memory of a response until its client has read it. */
  hold(response: ServerResponse, callerId: string, bytes: number): void {
    this.#responses.hold(response, callerId, bytes);
  }
}
