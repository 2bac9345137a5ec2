import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Counter, Gauge, Histogram, Registry } from 'prom-client';
import {
  addTotals,
  type MetricValues,
  mergeMetrics,
} from '../../../src/observability/metrics/merge-metrics.ts';

/** The metrics of a worker, as they arrive from another process. */
async function metricsOf(count: number, breaker: number): Promise<MetricValues> {
  const registry = new Registry();
  const registers = [registry];
  const help = 'x';
  new Counter({ name: 'calls_total', help, labelNames: ['code'], registers }).inc(
    { code: 'OK' },
    count,
  );
  new Gauge({ name: 'in_flight', help, registers }).set(count);
  new Gauge({ name: 'roster_upstream_breaker_state', help, registers }).set(breaker);
  new Gauge({ name: 'roster_audit_head_seq', help, registers }).set(count);
  new Histogram({ name: 'seconds', help, buckets: [1], registers }).observe(count);
  return JSON.parse(JSON.stringify(await registry.getMetricsAsJSON()));
}

const samplesOf = (text: string) =>
  text
    .split('\n')
    .filter((line) => /^\w/.test(line))
    .sort();

describe('mergeMetrics', () => {
  it('adds values, and takes the worst state of breakers', async () => {
    const text = await mergeMetrics(
      [
        { slot: 1, metrics: await metricsOf(1, 2) },
        { slot: 2, metrics: await metricsOf(3, 0) },
      ],
      undefined,
    );
    assert.deepEqual(samplesOf(text), [
      'calls_total{code="OK"} 4',
      'in_flight 4',
      'roster_audit_head_seq{worker="1"} 1',
      'roster_audit_head_seq{worker="2"} 3',
      'roster_upstream_breaker_state 2',
      'seconds_bucket{le="+Inf"} 2',
      'seconds_bucket{le="1"} 1',
      'seconds_count 2',
      'seconds_sum 4',
    ]);
  });

  it('keeps the totals of workers that have ended', async () => {
    const once = await addTotals(undefined, await metricsOf(2, 0));
    const ended = await addTotals(once, await metricsOf(5, 0));
    const text = await mergeMetrics([{ slot: 1, metrics: await metricsOf(1, 0) }], ended);
    assert.ok(samplesOf(text).includes('calls_total{code="OK"} 8'));
    assert.ok(samplesOf(text).includes('seconds_count 3'));
    assert.ok(samplesOf(text).includes('in_flight 1'));
  });
});
