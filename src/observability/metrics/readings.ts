import { Counter, Gauge, type Registry } from 'prom-client';

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

/** Registers values that can rise and fall. */
export function registerGauges(registry: Registry, readings: readonly Reading[]): void {
  for (const { name, help, read } of readings) {
    new Gauge({
      ...{ name, help, registers: [registry] },
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
