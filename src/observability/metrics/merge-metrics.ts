import { AggregatorRegistry, type Registry } from 'prom-client';

/** The metrics of one process, as they are sent to another. */
export type MetricValues = Awaited<ReturnType<Registry['getMetricsAsJSON']>>;

/** The metrics of one worker. */
interface WorkerMetrics {
  /** The number of the worker, from 1. */
  readonly slot: number;
  readonly metrics: MetricValues;
}

/** Each worker has its own trail: a sum of their heads would mean nothing. */
const PER_WORKER: ReadonlySet<string> = new Set([
  'roster_audit_head_seq',
  'roster_audit_head_info',
]);

/** The worst of all workers counts. */
const WORST: ReadonlySet<string> = new Set(['roster_upstream_breaker_state']);

/**
 * Prints the metrics of several workers as those of one process: values are added.
 *
 * @param ended the totals of workers that have ended, so that no counter decreases; undefined if none has.
 */
export function mergeMetrics(
  workers: readonly WorkerMetrics[],
  ended: MetricValues | undefined,
): Promise<string> {
  const parts = workers.map(({ slot, metrics }) => metrics.map((it) => toMergeable(it, slot)));
  return AggregatorRegistry.aggregate(ended === undefined ? parts : [...parts, ended]).metrics();
}

/** Adds the counters and histograms of a worker that has ended to those of the workers before it. */
export function addTotals(
  ended: MetricValues | undefined,
  last: MetricValues,
): Promise<MetricValues> {
  const totals = last.filter(({ type }) => isTotal(String(type)));
  return AggregatorRegistry.aggregate([
    ...(ended === undefined ? [] : [ended]),
    totals,
  ]).getMetricsAsJSON();
}

/** The types arrive as text from another process. */
const isTotal = (type: string) => type === 'counter' || type === 'histogram';

type Metric = MetricValues[number];

function toMergeable(metric: Metric, slot: number): Metric {
  if (WORST.has(metric.name)) return { ...metric, aggregator: 'max' };
  if (!PER_WORKER.has(metric.name)) return metric;
  const values = metric.values.map((it) => ({
    ...it,
    labels: { ...it.labels, worker: String(slot) },
  }));
  return { ...metric, values };
}
