import { collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import { VERSION } from '../../lib/version.ts';
import type { WorkerMerge } from './readings.ts';

/**
 * Upper bounds in seconds. A collection of new objects takes some milliseconds; one of all objects may delay requests by
 * tenths of a second, and a longer one means that the heap is nearly full.
 */
const GC_BUCKETS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1];

/** The time between two measurements of the delay of the event loop, in ms. */
const DELAY_PRECISION_MS = 20;

/**
 * Gauges of the library with names of counters, and lists of all sockets of the process by the same names. Open files and
 * connections have metrics of their own.
 */
const LEFT_OUT = ['handles', 'requests', 'resources'].flatMap((of) => [
  `nodejs_active_${of}`,
  `nodejs_active_${of}_total`,
]);

let opened: Registry | undefined;

/**
 * Returns the metrics of the process and of Node.js by their conventional names, and the version of the gateway. There is
 * one such registry, because all gateways of a process share its memory, and the library cannot stop what it starts.
 */
export function openProcessMetrics(): Registry {
  opened ??= createProcessMetrics();
  return opened;
}

function createProcessMetrics(): Registry {
  const register = new Registry();
  collectDefaultMetrics({
    register,
    gcDurationBuckets: GC_BUCKETS,
    eventLoopMonitoringPrecision: DELAY_PRECISION_MS,
  });
  for (const name of LEFT_OUT) register.removeSingleMetric(name);
  new Gauge({
    name: 'roster_build_info',
    help: 'Version of the gateway and of Node.js. Always 1.',
    labelNames: ['version', 'node'],
    aggregator: 'first' satisfies WorkerMerge,
    registers: [register],
  }).set({ version: VERSION, node: process.version }, 1);
  return register;
}
