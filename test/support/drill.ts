import type { TestContext } from 'node:test';

/** How much a drill does. */
interface Sizes {
  /** With all other tests. */
  readonly ci: number;
  /** With `npm run drill`. */
  readonly full: number;
}

/** One number of a drill. What the environment says by its name goes over both. */
export function figure(name: string, { ci, full }: Sizes): number {
  const given = process.env[name];
  if (given !== undefined) return Number(given);
  return process.env['DRILL'] === 'full' ? full : ci;
}

const MARK = 'drill: ';

/** Leaves a line for the report at the end of `npm run drill`. */
export function report(context: Pick<TestContext, 'diagnostic'>, line: string): void {
  context.diagnostic(MARK + line);
}

/** What a drill reported; undefined for what the runner says of itself. */
export function readReport(diagnostic: string): string | undefined {
  return diagnostic.startsWith(MARK) ? diagnostic.slice(MARK.length) : undefined;
}

/** The value below which so many of 100 are; NaN where there are none. */
export function percentile(values: readonly number[], percent: number): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * percent) / 100))] ?? NaN;
}
