import { Registry } from 'prom-client';
import type { Departure, UpstreamState } from '../../upstream/observer.ts';
import { createConfigMetrics } from './config-metrics.ts';
import { filterProviders } from './filter-providers.ts';
import { createKeySetMetrics } from './key-set-metrics.ts';
import { createOperationMetrics } from './operation-metrics.ts';
import { openProcessMetrics } from './process-metrics.ts';
import { createCounter, registerCounters, registerGauges } from './readings.ts';
import { createRequestMetrics } from './request-metrics.ts';
import { createStoreMetrics } from './store-metrics.ts';
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

/** The resources of the process that clients use. */
interface ClientUsage {
  /** The number of open connections. */
  readonly connections: number;
  /** The number of response bytes that clients have not read yet. */
  readonly unsentBytes: number;
}

interface Sources {
  readonly load: Load;
  /** Returns the states of the upstreams of the current configuration. */
  readonly upstreams: () => readonly UpstreamState[];
  /** Returns the state of the current audit trail, or undefined if there is none. */
  readonly trail: () => TrailState | undefined;
  /** Returns whether the store can be used; undefined if none is configured. */
  readonly isStoreUp?: (() => boolean | undefined) | undefined;
  /** If absent, there are no metrics of clients. */
  readonly clients?: (() => ClientUsage) | undefined;
  /** Returns the metrics of all workers as text; absent if this process is no worker. */
  readonly mergeWorkers?: (() => Promise<string>) | undefined;
  /** Returns the number of log lines dropped so far; absent if the log never drops lines. */
  readonly droppedLines?: (() => number) | undefined;
}

/** Creates the metrics of one gateway, which has its own registry, so that two gateways in one process do not mix, and of the process. */
export function createMetrics(sources: Sources) {
  const registry = new Registry();
  registerProcess(registry, sources);
  registerTrail(registry, sources.trail);
  const departures = createCounter(
    registry,
    'roster_upstream_contract_departures_total',
    'Values in responses that were needed and could not be read, by path.',
    ['provider', 'api', 'method', 'path', 'field'],
  );
  const metrics = {
    observeCall: createUpstreamMetrics(registry, sources.upstreams),
    /** Counts a value of a response that cannot be read. Paths contain neither indexes nor ids. */
    countDeparture: ({ provider, endpoint: { api, method, path }, path: field }: Departure) =>
      departures.inc({ provider, api, method, path, field }),
    operations: createOperationMetrics(registry),
    store: createStoreMetrics(registry, sources.isStoreUp ?? (() => undefined)),
    config: createConfigMetrics(registry),
    keySets: createKeySetMetrics(registry),
    requests: createRequestMetrics(registry),
  };
  const all = Registry.merge([openProcessMetrics(), registry]);
  return {
    ...metrics,
    contentType: all.contentType,
    /** Returns the metrics of this process, for a process that merges them with those of others. */
    collect: () => all.getMetricsAsJSON(),
    /**
     * Returns the metrics in the format of Prometheus, of all workers if there are several.
     *
     * @param providers limits the series to these providers; if absent, all are included.
     */
    print: async (providers?: ReadonlySet<string>) => {
      const text = await (sources.mergeWorkers?.() ?? all.metrics());
      return providers === undefined ? text : filterProviders(text, providers);
    },
  };
}

/** The metrics of one gateway. */
export type Metrics = ReturnType<typeof createMetrics>;

/** Registers what other objects of the process keep count of. */
function registerProcess(
  registry: Registry,
  { load, clients, droppedLines = () => 0 }: Sources,
): void {
  registerGauges(registry, [
    {
      name: 'roster_operations_in_flight',
      help: 'Operations in flight.',
      merge: 'sum',
      read: () => load.inFlight,
    },
    {
      name: 'roster_unsent_responses',
      help: 'Responses that their clients have not read completely. Each holds a slot.',
      merge: 'sum',
      read: () => load.slots - load.inFlight,
    },
    {
      name: 'roster_connections_open',
      help: 'Open connections.',
      merge: 'sum',
      read: () => clients?.().connections,
    },
    {
      name: 'roster_unsent_response_bytes',
      help: 'Response bytes that clients have not read yet.',
      merge: 'sum',
      read: () => clients?.().unsentBytes,
    },
  ]);
  registerCounters(registry, [
    {
      name: 'roster_operations_refused_total',
      help: 'Operations refused with 503 because too many were in flight.',
      read: () => load.refused,
    },
    {
      name: 'roster_log_dropped_total',
      help: 'Log lines dropped because their reader was too slow.',
      read: droppedLines,
    },
  ]);
}
