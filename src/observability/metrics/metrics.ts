import { Counter, Gauge, Registry } from 'prom-client';
import type { Departure, UpstreamObserver, UpstreamState } from '../../upstream/observer.ts';
import { type ClientUsage, createClientMetrics, registerClientUsage } from './client-metrics.ts';
import { createDepartureMetrics } from './departure-metrics.ts';
import { createDocumentMetrics } from './document-metrics.ts';
import { filterProviders } from './filter-providers.ts';
import { createOperationMetrics, type OperationMetrics } from './operation-metrics.ts';
import { createRateMetrics } from './rate-metrics.ts';
import { registerTrail, type TrailState } from './trail-metrics.ts';
import { createUpstreamMetrics } from './upstream-metrics.ts';

/** The operations that the process is working on. */
export interface Load {
  readonly inFlight: number;
  /** Slots in use by operations and by responses that are being sent. */
  readonly slots: number;
  /** The number of operations refused so far. */
  readonly refused: number;
}

/** The metrics of one gateway. It has its own registry, so that two gateways in one process do not mix. */
export interface Metrics {
  readonly observeCall: UpstreamObserver['observe'];
  /** Counts a value of a response that cannot be read. */
  readonly countDeparture: (departure: Departure) => void;
  readonly operations: OperationMetrics;
  /** Counts a request that exceeds the rate limit of its caller. */
  readonly countRateLimited: () => void;
  /** Counts a document that is not in the manifest. */
  readonly countUntrusted: (outcome: 'run' | 'refused') => void;
  /** Counts a response that was cut off because its client did not read it. */
  readonly countCut: (reason: string) => void;
  /** Counts a connection that was closed because too many were open. */
  readonly countDropped: (reason: string) => void;
  readonly contentType: string;
  /**
   * Returns the metrics in the format of Prometheus.
   *
   * @param providers limits the series to these providers; if absent, all are included.
   */
  readonly print: (providers?: ReadonlySet<string>) => Promise<string>;
}

interface Sources {
  readonly load: Load;
  /** Returns the states of the upstreams of the current configuration. */
  readonly upstreams: () => readonly UpstreamState[];
  /** Returns the state of the current audit trail, or undefined if there is none. */
  readonly trail: () => TrailState | undefined;
  /** If absent, there are no metrics of clients. */
  readonly clients?: ClientUsage | undefined;
  /** Returns the number of log lines dropped so far; absent if the log never drops lines. */
  readonly droppedLines?: (() => number) | undefined;
}

export function createMetrics({
  load,
  upstreams,
  trail,
  clients,
  droppedLines = () => 0,
}: Sources): Metrics {
  const registry = new Registry();
  registerLoad(registry, load);
  registerTrail(registry, trail);
  registerLog(registry, droppedLines);
  if (clients !== undefined) registerClientUsage(registry, clients);
  return {
    observeCall: createUpstreamMetrics(registry, upstreams),
    countDeparture: createDepartureMetrics(registry),
    operations: createOperationMetrics(registry),
    countRateLimited: createRateMetrics(registry),
    countUntrusted: createDocumentMetrics(registry),
    ...createClientMetrics(registry),
    contentType: registry.contentType,
    print: async (providers) => {
      const text = await registry.metrics();
      return providers === undefined ? text : filterProviders(text, providers);
    },
  };
}

function registerLoad(registry: Registry, load: Load): void {
  const registers = [registry];
  new Gauge({
    name: 'roster_operations_in_flight',
    help: 'Operations in flight.',
    registers,
    collect() {
      this.set(load.inFlight);
    },
  });
  new Gauge({
    name: 'roster_unsent_responses',
    help: 'Responses that their clients have not read completely. Each holds a slot.',
    registers,
    collect() {
      this.set(load.slots - load.inFlight);
    },
  });
  new Counter({
    name: 'roster_operations_refused_total',
    help: 'Operations refused with 503 because too many were in flight.',
    registers,
    collect() {
      this.reset();
      this.inc(load.refused);
    },
  });
}

function registerLog(registry: Registry, dropped: () => number): void {
  new Counter({
    name: 'roster_log_dropped_total',
    help: 'Log lines dropped because their reader was too slow.',
    registers: [registry],
    collect() {
      this.reset();
      this.inc(dropped());
    },
  });
}
