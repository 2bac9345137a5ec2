/** How many times the CPU time of a base line an operation takes: by the operation, then by the base line. */
export type Ratios = Readonly<Record<string, Readonly<Record<string, number>>>>;

/** A ratio that is worse than the committed one. */
export interface WorseRatio {
  readonly operation: string;
  readonly base: string;
  /** Undefined if there is no committed ratio. */
  readonly committed: number | undefined;
  /** NaN if it could not be measured. */
  readonly measured: number;
}

/** How much worse than the committed one a ratio may be: a quarter. */
const TOLERANCE = 1.25;

/**
 * Returns the ratios that are more than a quarter worse than the committed ones. A ratio that is committed and could
 * not be measured is worse; one that is measured and not committed is, too, because it would never be checked.
 */
export function findWorse(committed: Ratios, measured: Ratios): readonly WorseRatio[] {
  const operations = new Set([...Object.keys(committed), ...Object.keys(measured)]);
  return [...operations].flatMap((operation) => {
    const before = committed[operation] ?? {};
    const now = measured[operation] ?? {};
    const bases = new Set([...Object.keys(before), ...Object.keys(now)]);
    return [...bases]
      .map((base) => ({
        operation,
        base,
        committed: before[base],
        measured: now[base] ?? Number.NaN,
      }))
      .filter(
        ({ committed: limit = Number.NaN, measured: ratio }) => !(ratio <= limit * TOLERANCE),
      );
  });
}

/** Returns the better one of two measurements of each ratio, for a repetition that some operations had. */
export function betterOf(first: Ratios, second: Ratios): Ratios {
  return Object.fromEntries(
    Object.entries(first).map(([operation, ratios]) => [
      operation,
      Object.fromEntries(
        Object.entries(ratios).map(([base, ratio]) => [
          base,
          Math.min(ratio, second[operation]?.[base] ?? ratio),
        ]),
      ),
    ]),
  );
}
