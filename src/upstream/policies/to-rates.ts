import type { BudgetRates, TokenRate } from './token-bucket.ts';

/** The settings that decide the rates. */
interface RateSettings {
  readonly perSecond?: number | undefined;
  readonly burst?: number | undefined;
  readonly bulkShare: number;
}

/**
 * Returns the rates of one process.
 *
 * @param parts the number of processes that share `perSecond` without knowing of each other.
 * @returns undefined if there is no limit.
 */
export function toRates(
  { perSecond, burst, bulkShare }: RateSettings,
  parts: number,
): BudgetRates | undefined {
  if (perSecond === undefined) return undefined;
  const most = burst ?? perSecond / 10;
  return {
    total: toRate(perSecond / parts, most / parts),
    bulk: toRate((perSecond * bulkShare) / parts, (most * bulkShare) / parts),
  };
}

const toRate = (perSecond: number, burst: number): TokenRate => ({
  intervalMs: 1000 / perSecond,
  burst: Math.max(1, Math.floor(burst)),
});
