import type { Lane } from '../../request/lane.ts';

/** How fast tokens are added to a bucket, and how many it holds. */
export interface TokenRate {
  /** Milliseconds in which one token is added. */
  readonly intervalMs: number;
  /** Maximum number of unused tokens. */
  readonly burst: number;
}

/** The rates of one upstream API. */
export interface BudgetRates {
  /** All calls. */
  readonly total: TokenRate;
  /** Bulk calls, which also count for `total`. */
  readonly bulk: TokenRate;
}

/** A token that is taken late by this much, in ms, is not lost: timers are late. */
const TOLERATED_DELAY_MS = 5;

/** Returns how far in the past a token may be due and still be taken, in ms. */
export const toToleranceMs = ({ intervalMs, burst }: TokenRate): number =>
  (burst - 1) * intervalMs + Math.min(TOLERATED_DELAY_MS, intervalMs / 2);

/**
 * The token bucket of one upstream API in this process, as the generic cell rate algorithm: it
 * remembers only when the next token is due, so that its rate may change at any time. Its clock is
 * monotonic.
 */
export class TokenBucket {
  /** When the next token is due, by the monotonic clock. */
  #due: Record<'total' | 'bulk', number> = {
    total: Number.NEGATIVE_INFINITY,
    bulk: Number.NEGATIVE_INFINITY,
  };

  /** Takes a token. @returns 0, or the milliseconds until one can be taken. */
  take(lane: Lane, { total, bulk }: BudgetRates, now = performance.now()): number {
    const due = toDue(this.#due.total, total, now);
    const bulkDue = lane === 'bulk' ? toDue(this.#due.bulk, bulk, now) : due;
    const waitMs = Math.max(due, bulkDue) - now;
    if (waitMs > 0) return waitMs;
    this.#due.total = due + total.intervalMs;
    if (lane === 'bulk') this.#due.bulk = bulkDue + bulk.intervalMs;
    return 0;
  }
}

const toDue = (due: number, rate: TokenRate, now: number) =>
  Math.max(due, now - toToleranceMs(rate));
