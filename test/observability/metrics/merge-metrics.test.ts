import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Counter, Gauge, Histogram, Registry } from 'prom-client';
import {
  addTotals,
  type MetricValues,
  mergeMetrics,
} from '../../../src/observability/metrics/merge-metrics.ts';
import { startGatewayOver } from '../../support/gateway/gateway.ts';
import { UNCALLED_PROVIDERS } from './samples.ts';

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
  new Gauge({ name: 'breaker', help, aggregator: 'max', registers }).set(breaker);
  new Gauge({ name: 'up', help, aggregator: 'min', registers }).set(breaker);
  new Gauge({ name: 'version', help, aggregator: 'first', registers }).set(1);
  new Gauge({ name: 'head_seq', help, aggregator: 'omit', registers }).set(count);
  new Gauge({ name: 'process_memory_bytes', help, registers }).set(count);
  new Gauge({ name: 'nodejs_lag_seconds', help, aggregator: 'average', registers }).set(count);
  new Histogram({ name: 'seconds', help, buckets: [1], registers }).observe(count);
  return JSON.parse(JSON.stringify(await registry.getMetricsAsJSON()));
}

const samplesOf = (text: string) =>
  text
    .split('\n')
    .filter((line) => /^\w/.test(line))
    .sort();

describe('mergeMetrics', () => {
  it('merges each gauge as it says', async () => {
    const text = await mergeMetrics(
      [
        { slot: 1, metrics: await metricsOf(1, 2) },
        { slot: 2, metrics: await metricsOf(3, 0) },
      ],
      undefined,
    );
    assert.deepEqual(samplesOf(text), [
      'breaker 2',
      'calls_total{code="OK"} 4',
      'head_seq{worker="1"} 1',
      'head_seq{worker="2"} 3',
      'in_flight 4',
      'nodejs_lag_seconds{worker="1"} 1',
      'nodejs_lag_seconds{worker="2"} 3',
      'process_memory_bytes{worker="1"} 1',
      'process_memory_bytes{worker="2"} 3',
      'seconds_bucket{le="+Inf"} 2',
      'seconds_bucket{le="1"} 1',
      'seconds_count 2',
      'seconds_sum 4',
      'up 0',
      'version 1',
    ]);
  });

  it('adds up only gauges that count', async () => {
    await using demo = await startGatewayOver(UNCALLED_PROVIDERS);
    const added = (await demo.collectMetrics()).filter(
      ({ name, type, aggregator }) =>
        String(type) === 'gauge' && aggregator === 'sum' && name.startsWith('roster_'),
    );
    assert.deepEqual(added.map(({ name }) => name).sort(), [
      'roster_connections_open',
      'roster_operations_in_flight',
      'roster_unsent_response_bytes',
      'roster_unsent_responses',
      'roster_upstream_budget_queue_length',
      'roster_upstream_calls_in_flight',
      'roster_upstream_queue_length',
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
