import type { Settings } from '../../config/settings.ts';
import { reportEachMinute } from '../../lib/report-each-minute.ts';
import { ConnectionLimit, type DroppedConnection } from './connection-limit.ts';
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
export interface ClientGuard {
  readonly connections: ConnectionLimit;
  readonly responses: ResponseWatchdog;
}

export function createClientGuard({ settings, metrics, log }: ClientGuardOptions): ClientGuard {
  const logCut = reportEachMinute<CutResponse>((last, responses) =>
    log.warn({ responses, ...last }, 'Unread responses cut'),
  );
  const logDropped = reportEachMinute<DroppedConnection>((reason, connections) =>
    log.warn({ connections, reason }, 'Connection limit exceeded'),
  );
  const responses = new ResponseWatchdog({
    sendTimeoutMs: () => settings().server.sendTimeoutMs,
    maxUnsentBytes: () => settings().limits.unsentBytes,
    report: (cut) => {
      metrics.countCut(cut.reason);
      logCut(cut);
    },
  });
  const connections = new ConnectionLimit({
    max: () => settings().server.maxConnections,
    isActive: (socket) => responses.isActive(socket),
    report: (reason) => {
      metrics.countDropped(reason);
      logDropped(reason);
    },
  });
  return { connections, responses };
}
