import { Counter, Gauge, type Registry } from 'prom-client';
import type { RateState, UpstreamState } from '../../upstream/observer.ts';
import type { WorkerMerge } from './readings.ts';

const CLASS = ['provider', 'api', 'class'] as const;

/** A value of one class of calls, with the labels that it has besides. */
interface Value {
  readonly value: number;
  readonly labels?: Readonly<Record<string, string>>;
}

/** Registers the request budgets of upstreams, which are read only when the metrics are. */
export function registerBudgets(registry: Registry, states: () => readonly UpstreamState[]): void {
  const read = (show: (rate: RateState) => readonly Value[]) =>
    states().flatMap(({ provider, api, read, write }) => {
      if (api === undefined) return [];
      return Object.entries({ read, write }).flatMap(([name, { rate }]) =>
        show(rate).map(({ value, labels }) => ({
          value,
          labels: { provider, api, class: name, ...labels },
        })),
      );
    });
  const options = (name: string, help: string, label?: string) => ({
    ...{ name, help, registers: [registry] },
    labelNames: label === undefined ? CLASS : [...CLASS, label],
  });
  const gauge = (
    described: ReturnType<typeof options>,
    aggregator: WorkerMerge,
    show: (rate: RateState) => readonly Value[],
  ) =>
    new Gauge({
      ...described,
      aggregator,
      collect() {
        this.reset();
        for (const { labels, value } of read(show)) this.set(labels, value);
      },
    });
  const counter = (
    described: ReturnType<typeof options>,
    show: (rate: RateState) => readonly Value[],
  ) =>
    new Counter({
      ...described,
      collect() {
        this.reset();
        for (const { labels, value } of read(show)) this.inc(labels, value);
      },
    });
  gauge(
    options('roster_upstream_pause_seconds', 'Seconds for which the API asked to wait; 0 if not.'),
    'max',
    ({ pausedMs }) => [{ value: pausedMs / 1000 }],
  );
  gauge(
    options('roster_upstream_budget_queue_length', 'Calls that wait for a token.', 'lane'),
    'sum',
    ({ waiting }) => toValues('lane', waiting),
  );
  counter(
    options('roster_upstream_budget_waits_total', 'Calls that waited for a token.'),
    ({ waits }) => [{ value: waits }],
  );
  counter(
    options('roster_upstream_budget_wait_seconds_total', 'Seconds of these waits.'),
    ({ waitedMs }) => [{ value: waitedMs / 1000 }],
  );
  counter(
    options('roster_upstream_budget_refused_total', 'Calls that were not sent.', 'reason'),
    ({ refused }) => toValues('reason', refused),
  );
  counter(
    options('roster_upstream_budget_store_failures_total', 'Failures of the store for the budget.'),
    ({ storeFailures }) => [{ value: storeFailures }],
  );
}

const toValues = (label: string, counts: Readonly<Record<string, number>>): Value[] =>
  Object.entries(counts).map(([name, value]) => ({ value, labels: { [label]: name } }));
