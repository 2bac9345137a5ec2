import { Counter, Gauge, Registry } from 'prom-client';
import type { UpstreamObserver, UpstreamState } from '../upstream/traced-call.ts';
import { type ClientMemory, createClientMetrics, watchClientMemory } from './client-metrics.ts';
import { createDocumentMetrics } from './document-metrics.ts';
import { keepProviders } from './of-providers.ts';
import { createOperationMetrics, type OperationMetrics } from './operation-metrics.ts';
import { createRateMetrics } from './rate-metrics.ts';
import { type TrailState, watchTrail } from './trail-metrics.ts';
import { createUpstreamMetrics } from './upstream-metrics.ts';

/** How much of what the process can take is taken. */
export interface Load {
  readonly underWay: number;
  /** Slots that are held: by operations, and by responses that are being sent. */
  readonly slots: number;
  /** Operations that were refused so far. */
  readonly refused: number;
}

/** All that one gateway counts. A registry of its own: two gateways in one process do not mix. */
export interface Metrics {
  readonly observeCall: UpstreamObserver['observe'];
  readonly operations: OperationMetrics;
  /** Told of each request that is refused as its caller has sent too many. */
  readonly countRateLimited: () => void;
  /** Told of each document that is not in the manifest. */
  readonly countUntrusted: (outcome: 'run' | 'refused') => void;
  /** Counts a response that was cut, as its client did not read it. */
  readonly countCut: (reason: string) => void;
  /** Counts a connection that was closed, as too many were open. */
  readonly countDropped: (reason: string) => void;
  readonly contentType: string;
  /**
   * As Prometheus reads it.
   *
   * @param providers the only ones whose series are shown; absent: all.
   */
  readonly print: (providers?: ReadonlySet<string>) => Promise<string>;
}

interface Sources {
  readonly load: Load;
  /** How the upstreams stand that are in use just now. */
  readonly upstreams: () => readonly UpstreamState[];
  /** The one that is written to just now; undefined where none is. */
  readonly trail: () => TrailState | undefined;
  /** What clients hold just now; absent: nothing is shown. */
  readonly held?: ClientMemory | undefined;
  /** Lines of the log that were lost so far; absent: none can be. */
  readonly droppedLines?: (() => number) | undefined;
}

export function createMetrics({
  load,
  upstreams,
  trail,
  held,
  droppedLines = () => 0,
}: Sources): Metrics {
  const registry = new Registry();
  watchLoad(registry, load);
  watchTrail(registry, trail);
  watchLog(registry, droppedLines);
  if (held !== undefined) watchClientMemory(registry, held);
  return {
    observeCall: createUpstreamMetrics(registry, upstreams),
    operations: createOperationMetrics(registry),
    countRateLimited: createRateMetrics(registry),
    countUntrusted: createDocumentMetrics(registry),
    ...createClientMetrics(registry),
    contentType: registry.contentType,
    print: async (providers) => {
      const text = await registry.metrics();
      return providers === undefined ? text : keepProviders(text, providers);
    },
  };
}

function watchLoad(registry: Registry, load: Load): void {
  const registers = [registry];
  new Gauge({
    name: 'roster_operations_under_way',
    help: 'Operations under way.',
    registers,
    collect() {
      this.set(load.underWay);
    },
  });
  new Gauge({
    name: 'roster_responses_being_sent',
    help: 'Responses to operations that their clients have not read to the end; each holds a slot.',
    registers,
    collect() {
      this.set(load.slots - load.underWay);
    },
  });
  new Counter({
    name: 'roster_operations_refused_total',
    help: 'Operations that were refused with 503, as too many were under way.',
    registers,
    collect() {
      this.reset();
      this.inc(load.refused);
    },
  });
}

function watchLog(registry: Registry, dropped: () => number): void {
  new Counter({
    name: 'roster_log_dropped_total',
    help: 'Lines of the log that were lost, as nobody read them in time.',
    registers: [registry],
    collect() {
      this.reset();
      this.inc(dropped());
    },
  });
}
