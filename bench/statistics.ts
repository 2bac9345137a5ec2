/** Returns the median; NaN if there is no value. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}

/**
 * Returns the smallest value that at least the given share of the values does not exceed; NaN if there is no value.
 *
 * @param share from 0 to 1, as in 0.99.
 */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

/**
 * Returns the median of the ratios of two servers in the same turn, so that a busy moment of the machine, which
 * makes both slower, hardly changes it.
 */
export function pairedRatio(values: readonly number[], base: readonly number[]): number {
  return median(
    values.flatMap((value, turn) => {
      const divisor = base[turn];
      return divisor === undefined ? [] : [value / divisor];
    }),
  );
}
