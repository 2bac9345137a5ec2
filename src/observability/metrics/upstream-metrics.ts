import { type Counter, Gauge, Histogram, type Registry } from 'prom-client';
import type { ObservedCall, UpstreamObserver, UpstreamState } from '../../upstream/observer.ts';
import { registerBudgets } from './budget-metrics.ts';
import { CALL_BUCKETS } from './duration-buckets.ts';
import { createCounter, type WorkerMerge } from './readings.ts';

const ENDPOINT = ['provider', 'api', 'method', 'path'] as const;
const CLASS = ['provider', 'api', 'class'] as const;

const BREAKER = { closed: 0, probing: 1, open: 2 } as const;

/**
 * Counts and times the calls to upstreams. Paths are templates and contain no ids.
 *
 * @param states returns the states of the upstreams of the current configuration.
 */
export function createUpstreamMetrics(
  registry: Registry,
  states: () => readonly UpstreamState[],
): UpstreamObserver['observe'] {
  registerStates(registry, states);
  registerBudgets(registry, states);
  const calls = createCounter(
    registry,
    'roster_upstream_calls_total',
    'Finished calls by outcome, without those that shared the response of another or were cached.',
    [...ENDPOINT, 'code'],
  );
  const seconds = new Histogram({
    name: 'roster_upstream_call_duration_seconds',
    help: 'Duration of these calls, including retries and the wait for a slot.',
    labelNames: [...ENDPOINT, 'code'],
    buckets: [...CALL_BUCKETS],
    registers: [registry],
  });
  const retries = createCounter(
    registry,
    'roster_upstream_retries_total',
    'Attempts of calls after the first one.',
    ENDPOINT,
  );
  const shared = createCounter(
    registry,
    'roster_upstream_shared_reads_total',
    'Reads that shared the response of an equal one in flight.',
    ENDPOINT,
  );
  const cached = createCounter(
    registry,
    'roster_cache_reads_total',
    'Reads of providers with cacheSeconds: hit, miss, or bypassed because they must be fresh or may hold secrets, or the store does not respond.',
    ['provider', 'result'],
  );
  // Finding the child of a metric by its labels takes longer than counting.
  const ended = new WeakMap<ObservedCall['endpoint'], Map<string, EndedCalls>>();
  const toEnded = (call: ObservedCall): EndedCalls => {
    const { provider, endpoint, code } = call;
    const known = ended.get(endpoint) ?? new Map<string, EndedCalls>();
    const key = `${provider} ${code}`;
    const children = known.get(key);
    if (children !== undefined) return children;
    const labels = { ...labelsOf(call), code };
    const created = { calls: calls.labels(labels), seconds: seconds.labels(labels) };
    ended.set(endpoint, known.set(key, created));
    return created;
  };
  return (call) => {
    if (call.shared) return shared.inc(labelsOf(call));
    if (call.cache !== undefined) cached.inc({ provider: call.provider, result: call.cache });
    if (call.cache === 'hit') return;
    const children = toEnded(call);
    children.calls.inc();
    children.seconds.observe(call.ms / 1000);
    if (call.retries > 0) retries.inc(labelsOf(call), call.retries);
  };
}

/** The metrics of the calls of one endpoint that ended in the same way. */
interface EndedCalls {
  readonly calls: Counter.Internal;
  readonly seconds: Histogram.Internal<string>;
}

function labelsOf({ provider, endpoint: { api, method, path } }: ObservedCall) {
  return { provider, api, method, path };
}

/** Registers gauges that read the states only when the metrics are read. */
function registerStates(registry: Registry, states: () => readonly UpstreamState[]): void {
  const gauge = (
    described: { readonly name: string; readonly help: string; readonly aggregator: WorkerMerge },
    show: (state: UpstreamState['read']) => number,
  ) =>
    new Gauge({
      ...described,
      labelNames: CLASS,
      registers: [registry],
      collect() {
        // A reload may have removed an upstream from the configuration.
        this.reset();
        for (const { provider, api, read, write } of states()) {
          if (api === undefined) continue;
          this.set({ provider, api, class: 'read' }, show(read));
          this.set({ provider, api, class: 'write' }, show(write));
        }
      },
    });
  gauge(
    {
      name: 'roster_upstream_breaker_state',
      help: 'State of the circuit breaker since the first call: 0 closed, 1 probing, 2 open.',
      aggregator: 'max',
    },
    ({ breaker }) => BREAKER[breaker],
  );
  gauge(
    { name: 'roster_upstream_calls_in_flight', help: 'Calls in flight.', aggregator: 'sum' },
    ({ running }) => running,
  );
  gauge(
    {
      name: 'roster_upstream_queue_length',
      help: 'Calls that wait for a slot.',
      aggregator: 'sum',
    },
    ({ waiting }) => waiting,
  );
}
