import { setTimeout as delay } from 'node:timers/promises';
import { verdictOf } from './exchange.ts';
import type { RetryBudget } from './retry-budget.ts';
import { UpstreamError, type UpstreamErrorCode } from './upstream-error.ts';

/** Milliseconds before a second try: long enough for a connection to come back, never twice the same. */
const SHORTEST_MS = 50;
const LONGEST_MS = 250;

/** No second try is waited for longer, whatever the upstream asks for and however much time there is. */
const LONGEST_WAIT_MS = 10_000;

/** What may pass within a moment. One that took all its time would take it again. */
const PASSING: ReadonlySet<UpstreamErrorCode> = new Set([
  'UPSTREAM_UNREACHABLE',
  'UPSTREAM_BROKEN',
  'UPSTREAM_FAILED',
  'UPSTREAM_BUSY',
  'THROTTLED',
]);

interface Circumstances {
  readonly budget: RetryBudget;
  /** Fires when nobody waits for the read any more. */
  readonly signal: AbortSignal;
  /** Milliseconds until the caller has to be answered. */
  readonly msLeft: () => number;
  readonly onRetry: () => void;
}

/**
 * A read that fails in a way that may pass is made once more, after a moment or when the upstream asked for it, where
 * there is time and the budget has something left.
 *
 * @throws what the last try threw.
 */
export async function withRetry<T>(
  read: () => Promise<T>,
  { budget, signal, msLeft, onRetry }: Circumstances,
): Promise<T> {
  try {
    const answer = await read();
    budget.earn();
    return answer;
  } catch (error) {
    // What was not let through put no load on the upstream.
    if (verdictOf(error) !== 'neither') budget.earn();
    const waitMs = waitBefore(error);
    if (
      waitMs === null ||
      waitMs >= Math.min(msLeft(), LONGEST_WAIT_MS) ||
      signal.aborted ||
      !budget.spend()
    )
      throw error;
    if (!(await sleep(waitMs, signal))) throw error;
    onRetry();
    return read();
  }
}

/** Null where another try makes no sense. */
function waitBefore(error: unknown): number | null {
  if (!(error instanceof UpstreamError) || !PASSING.has(error.code)) return null;
  if (error.afterSeconds !== null) return error.afterSeconds * 1000;
  // It asks for fewer calls and says not when, or leads elsewhere.
  if (error.code === 'THROTTLED' || isRedirect(error)) return null;
  return SHORTEST_MS + Math.random() * (LONGEST_MS - SHORTEST_MS);
}

const isRedirect = ({ httpStatus }: UpstreamError) =>
  httpStatus !== null && httpStatus >= 300 && httpStatus < 400;

/** Whether it was slept to the end. */
const sleep = (ms: number, signal: AbortSignal): Promise<boolean> =>
  delay(ms, true, { signal }).catch(() => false);
