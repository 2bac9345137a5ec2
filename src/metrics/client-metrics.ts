import { Counter, Gauge, type Registry } from 'prom-client';

/** What clients hold of the process. */
export interface ClientMemory {
  /** Connections that are open. */
  readonly connections: () => number;
  /** Bytes of responses that wait for their clients. */
  readonly unsentBytes: () => number;
}

/** Counts clients that were cut off. */
export function createClientMetrics(registry: Registry) {
  const registers = [registry];
  const cut = new Counter({
    name: 'roster_responses_cut_total',
    help: 'Responses that were cut, as their clients did not read them, by reason.',
    labelNames: ['reason'],
    registers,
  });
  const dropped = new Counter({
    name: 'roster_connections_dropped_total',
    help: 'Connections that were closed, as too many were open: idle ones, or new ones.',
    labelNames: ['reason'],
    registers,
  });
  return {
    countCut: (reason: string) => cut.inc({ reason }),
    countDropped: (reason: string) => dropped.inc({ reason }),
  };
}

/** Shows what clients hold just now. */
export function watchClientMemory(registry: Registry, memory: ClientMemory): void {
  const gauge = (name: string, help: string, read: () => number) =>
    new Gauge({
      name,
      help,
      registers: [registry],
      collect() {
        this.set(read());
      },
    });
  gauge('roster_connections_open', 'Connections that are open.', memory.connections);
  gauge(
    'roster_response_unsent_bytes',
    'Bytes of responses that wait for their clients to read them.',
    memory.unsentBytes,
  );
}
