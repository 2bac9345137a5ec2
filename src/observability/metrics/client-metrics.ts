import { Counter, Gauge, type Registry } from 'prom-client';

/** The resources of the process that clients use. */
export interface ClientUsage {
  /** Returns the number of open connections. */
  readonly connections: () => number;
  /** Returns the number of response bytes that clients have not read yet. */
  readonly unsentBytes: () => number;
}

/** Counts responses and connections that were closed by the gateway. */
export function createClientMetrics(registry: Registry) {
  const registers = [registry];
  const cut = new Counter({
    name: 'roster_responses_cut_total',
    help: 'Responses cut off because their clients did not read them, by reason.',
    labelNames: ['reason'],
    registers,
  });
  const dropped = new Counter({
    name: 'roster_connections_dropped_total',
    help: 'Connections closed because too many were open, idle or new ones.',
    labelNames: ['reason'],
    registers,
  });
  return {
    countCut: (reason: string) => cut.inc({ reason }),
    countDropped: (reason: string) => dropped.inc({ reason }),
  };
}

/** Registers gauges of the resources that clients use. */
export function registerClientUsage(registry: Registry, usage: ClientUsage): void {
  const gauge = (name: string, help: string, read: () => number) =>
    new Gauge({
      name,
      help,
      registers: [registry],
      collect() {
        this.set(read());
      },
    });
  gauge('roster_connections_open', 'Open connections.', usage.connections);
  gauge(
    'roster_unsent_response_bytes',
    'Response bytes that clients have not read yet.',
    usage.unsentBytes,
  );
}
