import { AggregatorRegistry, type Registry } from 'prom-client';

/** The metrics of one process, as they are sent to another. */
export type MetricValues = Awaited<ReturnType<Registry['getMetricsAsJSON']>>;

/** The metrics of one worker. */
interface WorkerMetrics {
  /** The number of the worker, from 1. */
  readonly slot: number;
  readonly metrics: MetricValues;
}

/**
 * Prints the metrics of several workers as those of one process. Counters and histograms are added, gauges are merged as
 * they say when they are created (`WorkerMerge`).
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

/** A gauge of the process itself. The library adds most of them, which hides the one worker that leaks memory. */
const OF_PROCESS = /^(process|nodejs)_/;

/** Returns whether the values of several workers stay apart. */
function isPerWorker({ name, type, aggregator }: Metric): boolean {
  if (String(type) !== 'gauge' || aggregator === 'first') return false;
  return aggregator === 'omit' || OF_PROCESS.test(name);
}

function toMergeable(metric: Metric, slot: number): Metric {
  if (!isPerWorker(metric)) return metric;
  const values = metric.values.map((it) => ({
    ...it,
    labels: { ...it.labels, worker: String(slot) },
  }));
  return { ...metric, values, aggregator: 'sum' };
}
