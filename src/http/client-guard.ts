import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Settings } from '../config/settings.ts';
import { ConnectionLimit, type DroppedConnection } from './connection-limit.ts';
import { reportEachMinute } from './report-each-minute.ts';
import { type CutResponse, ResponseWatchdog } from './response-watchdog.ts';

interface ClientGuardOptions {
  /** Those in force: they may be reloaded. */
  readonly settings: () => Pick<Settings, 'server' | 'limits'>;
  readonly metrics: {
    readonly countCut: (reason: string) => void;
    readonly countDropped: (reason: string) => void;
  };
  readonly log: {
    readonly warn: (fields: Readonly<Record<string, unknown>>, message: string) => void;
  };
}

/** Bounds what clients hold of the process, whoever they are and whatever they request: connections, and responses. */
export class ClientGuard {
  readonly #responses: ResponseWatchdog;
  readonly #connections: ConnectionLimit;

  constructor({ settings, metrics, log }: ClientGuardOptions) {
    const logCut = reportEachMinute<CutResponse>((last, responses) =>
      log.warn({ responses, ...last }, 'Responses were cut, as their clients did not read them.'),
    );
    const logDropped = reportEachMinute<DroppedConnection>((reason, connections) =>
      log.warn({ connections, reason }, 'Connections were closed, as too many were open.'),
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

  /** @returns false if the request must not be processed. */
  watch(request: IncomingMessage, response: ServerResponse): boolean {
    return this.#responses.watch(request, response);
  }

  /** Counts the memory of a response until its client has read it. */
  hold(response: ServerResponse, who: string, bytes: number): void {
    this.#responses.hold(response, who, bytes);
  }
}
