import { Registry } from 'prom-client';
import type { Departure, UpstreamState } from '../../upstream/observer.ts';
import { filterProviders } from './filter-providers.ts';
import { createOperationMetrics } from './operation-metrics.ts';
import { createCounter, registerCounters, registerGauges } from './readings.ts';
import { createStoreMetrics } from './store-metrics.ts';
import { registerTrailHead, type TrailState } from './trail-metrics.ts';
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

/** Creates the metrics of one gateway. It has its own registry, so that two gateways in one process do not mix. */
export function createMetrics(sources: Sources) {
  const registry = new Registry();
  registerProcess(registry, sources);
  registerTrailHead(registry, sources.trail);
  const departures = createCounter(
    registry,
    'roster_upstream_contract_departures_total',
    'Values in responses that were needed and could not be read, by path.',
    ['provider', 'api', 'method', 'path', 'field'],
  );
  // The log names the callers.
  const limited = createCounter(
    registry,
    'roster_requests_rate_limited_total',
    'Requests refused with 429 because their caller exceeded a rate limit.',
  );
  const untrusted = createCounter(
    registry,
    'roster_untrusted_documents_total',
    'Documents that are not in the manifest, by outcome.',
    ['outcome'],
  );
  const cut = createCounter(
    registry,
    'roster_responses_cut_total',
    'Responses cut off because their clients did not read them, by reason.',
    ['reason'],
  );
  const dropped = createCounter(
    registry,
    'roster_connections_dropped_total',
    'Connections closed because too many were open, idle or new ones.',
    ['reason'],
  );
  return {
    observeCall: createUpstreamMetrics(registry, sources.upstreams),
    /** Counts a value of a response that cannot be read. Paths contain neither indexes nor ids. */
    countDeparture: ({ provider, endpoint: { api, method, path }, path: field }: Departure) =>
      departures.inc({ provider, api, method, path, field }),
    operations: createOperationMetrics(registry),
    store: createStoreMetrics(registry, sources.isStoreUp ?? (() => undefined)),
    /** Counts a request that exceeds the rate limit of its caller. */
    countRateLimited: () => limited.inc(),
    /** Counts a document that is not in the manifest. */
    countUntrusted: (outcome: 'run' | 'refused') => untrusted.inc({ outcome }),
    /** Counts a response that was cut off because its client did not read it. */
    countCut: (reason: string) => cut.inc({ reason }),
    /** Counts a connection that was closed because too many were open. */
    countDropped: (reason: string) => dropped.inc({ reason }),
    contentType: registry.contentType,
    /** Returns the metrics of this process, for a process that merges them with those of others. */
    collect: () => registry.getMetricsAsJSON(),
    /**
     * Returns the metrics in the format of Prometheus, of all workers if there are several.
     *
     * @param providers limits the series to these providers; if absent, all are included.
     */
    print: async (providers?: ReadonlySet<string>) => {
      const text = await (sources.mergeWorkers?.() ?? registry.metrics());
      return providers === undefined ? text : filterProviders(text, providers);
    },
  };
}

/** The metrics of one gateway. */
export type Metrics = ReturnType<typeof createMetrics>;

/** Registers what other objects of the process keep count of. */
function registerProcess(
  registry: Registry,
  { load, trail, clients, droppedLines = () => 0 }: Sources,
): void {
  registerGauges(registry, [
    {
      name: 'roster_operations_in_flight',
      help: 'Operations in flight.',
      read: () => load.inFlight,
    },
    {
      name: 'roster_unsent_responses',
      help: 'Responses that their clients have not read completely. Each holds a slot.',
      read: () => load.slots - load.inFlight,
    },
    {
      name: 'roster_audit_head_seq',
      help: 'Number of the last line of the audit trail.',
      read: () => trail()?.head.seq,
    },
    {
      name: 'roster_connections_open',
      help: 'Open connections.',
      read: () => clients?.().connections,
    },
    {
      name: 'roster_unsent_response_bytes',
      help: 'Response bytes that clients have not read yet.',
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
      name: 'roster_audit_refused_total',
      help: 'Changes and reads of secrets refused because the audit trail could not be written in time.',
      read: () => trail()?.refused,
    },
    {
      name: 'roster_log_dropped_total',
      help: 'Log lines dropped because their reader was too slow.',
      read: droppedLines,
    },
  ]);
}
