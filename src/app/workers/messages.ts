import type { MetricValues } from '../../observability/metrics/merge-metrics.ts';

/** The number of a worker, from 1, and of all workers, in the environment of a worker: `2/4`. */
export const WORKER_VARIABLE = 'ROSTER_WORKER';

/** What the primary process asks of a worker. Each worker handles its messages in their order. */
export type ToWorker =
  /** The first one asks for a graceful shutdown, as a signal does; a second one ends it at once. */
  | { readonly kind: 'stop'; readonly signal: 'SIGTERM' | 'SIGINT' }
  /** Reads the configuration and opens what it needs, without using it. */
  | { readonly kind: 'prepareReload'; readonly id: number }
  /** Uses the prepared configuration, or drops it. */
  | { readonly kind: 'endReload'; readonly id: number; readonly isCommitted: boolean }
  /** A reload failed, for the metrics. */
  | { readonly kind: 'reloadFailed' }
  | { readonly kind: 'collectMetrics'; readonly id: number }
  /** The response to `askMetrics`. */
  | { readonly kind: 'mergedMetrics'; readonly id: number; readonly text: string };

/** What a worker tells the primary process. */
export type FromWorker =
  /** It accepts connections. */
  | { readonly kind: 'ready'; readonly url: string }
  /** The response to `prepareReload`: the problems, none if the configuration can be used. */
  | { readonly kind: 'prepared'; readonly id: number; readonly problems: readonly string[] }
  /** The response to `collectMetrics`. */
  | { readonly kind: 'metrics'; readonly id: number; readonly metrics: MetricValues }
  /** Asks for the metrics of all workers. */
  | { readonly kind: 'askMetrics'; readonly id: number };
