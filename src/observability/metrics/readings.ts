import { type Aggregator, Counter, Gauge, type Registry } from 'prom-client';

/**
 * How the values of several workers become one. `sum`: they are parts of one number; `min`, `max`: one worker in a bad
 * state counts; `first`: they are equal; `omit`: each worker has its own, with the label `worker`.
 */
export type WorkerMerge = Exclude<Aggregator, 'average'>;

/** A metric without labels whose value another object keeps. */
interface Reading {
  readonly name: string;
  readonly help: string;
  /** Returns the value when the metrics are printed; there is no metric while it returns undefined. */
  readonly read: () => number | undefined;
}

/** Creates a counter of events. */
export const createCounter = <Label extends string>(
  registry: Registry,
  name: string,
  help: string,
  labelNames: readonly Label[] = [],
) => new Counter({ name, help, labelNames, registers: [registry] });

/** A metric that can rise and fall. */
interface GaugeReading extends Reading {
  readonly merge: WorkerMerge;
}

/** Registers values that can rise and fall. */
export function registerGauges(registry: Registry, readings: readonly GaugeReading[]): void {
  for (const { name, help, merge: aggregator, read } of readings) {
    new Gauge({
      ...{ name, help, aggregator, registers: [registry] },
      collect() {
        const value = read();
        if (value === undefined) this.remove();
        else this.set(value);
      },
    });
  }
}

/** Registers values that only rise. */
export function registerCounters(registry: Registry, readings: readonly Reading[]): void {
  for (const { name, help, read } of readings) {
    new Counter({
      ...{ name, help, registers: [registry] },
      collect() {
        const value = read();
        this.reset();
        if (value === undefined) this.remove();
        else this.inc(value);
      },
    });
  }
}
