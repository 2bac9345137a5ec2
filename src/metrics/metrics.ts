import { Counter, Gauge, Registry } from 'prom-client';
import type { UpstreamObserver } from '../upstream/traced-call.ts';
import { createOperationMetrics, type OperationMetrics } from './operation-metrics.ts';
import { type TrailState, watchTrail } from './trail-metrics.ts';
import { createUpstreamMetrics } from './upstream-metrics.ts';

/** How much of what the process can take is taken. */
export interface Load {
  readonly underWay: number;
  /** Operations that were refused so far. */
  readonly refused: number;
}

/** All that one gateway counts. A registry of its own: two gateways in one process do not mix. */
export interface Metrics {
  readonly upstreams: UpstreamObserver;
  readonly operations: OperationMetrics;
  /** To be called once, where there is a trail. */
  readonly watchTrail: (trail: TrailState) => void;
  readonly contentType: string;
  /** As Prometheus reads it. */
  readonly print: () => Promise<string>;
}

export function createMetrics(load: Load): Metrics {
  const registry = new Registry();
  watchLoad(registry, load);
  return {
    upstreams: createUpstreamMetrics(registry),
    operations: createOperationMetrics(registry),
    watchTrail: (trail) => watchTrail(registry, trail),
    contentType: registry.contentType,
    print: () => registry.metrics(),
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
