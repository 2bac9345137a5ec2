import type { TestContext } from 'node:test';

/** The size of a drill. */
interface Sizes {
  /** The size if it runs with all other tests. */
  readonly ci: number;
  /** The size with `npm run drill`. */
  readonly full: number;
}

/** Returns one number of a drill. An environment variable of this name overrides both sizes. */
export function figure(name: string, { ci, full }: Sizes): number {
  const given = process.env[name];
  if (given !== undefined) return Number(given);
  return process.env['DRILL'] === 'full' ? full : ci;
}

const MARK = 'drill: ';

/** Adds a line to the report at the end of `npm run drill`. */
export function report(context: Pick<TestContext, 'diagnostic'>, line: string): void {
  context.diagnostic(MARK + line);
}

/** Returns what a drill reported; undefined for a diagnostic of the runner itself. */
export function readReport(diagnostic: string): string | undefined {
  return diagnostic.startsWith(MARK) ? diagnostic.slice(MARK.length) : undefined;
}

/** Returns a percentile; NaN if there are no values. */
export function percentile(values: readonly number[], percent: number): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * percent) / 100))] ?? NaN;
}
