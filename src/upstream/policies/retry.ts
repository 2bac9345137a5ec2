import { setTimeout as delay } from 'node:timers/promises';
import { UpstreamError, type UpstreamErrorCode } from '../errors/upstream-error.ts';
import { classifyOutcome } from './classify-outcome.ts';
import type { Policy } from './policy.ts';
import type { RetryBudget } from './retry-budget.ts';

/**
 * The bounds of the random delay before a retry, in ms: long enough for a connection to recover.
 */
const MIN_DELAY_MS = 50;
const MAX_DELAY_MS = 250;

/**
 * The maximum delay before a retry, in ms, whatever the upstream requests and however much time is
 * left.
 */
const MAX_RETRY_DELAY_MS = 10_000;

/**
 * The codes of transient failures. A timeout is not one: a read that used up its time would do so
 * again.
 */
const TRANSIENT_CODES: ReadonlySet<UpstreamErrorCode> = new Set([
  'UPSTREAM_UNREACHABLE',
  'UPSTREAM_BROKEN',
  'UPSTREAM_FAILED',
  'UPSTREAM_BUSY',
  'UPSTREAM_RATE_LIMITED',
]);

interface RetryOptions {
  readonly budget: RetryBudget;
  /** Fires when no caller waits for the read any more. */
  readonly signal: AbortSignal;
  /** Returns the milliseconds until the deadline of the client request. */
  readonly msLeft: () => number;
  readonly onRetry: () => void;
}

/** Retries a failed read once, within a budget. */
export const retryOnce =
  (budget: RetryBudget): Policy =>
  (next) =>
  (call) =>
    withRetry(() => next(call), {
      budget,
      signal: call.cancellation.clientDisconnected,
      msLeft: call.context.msLeft,
      onRetry: () => {
        call.stats.attempts += 1;
      },
    });

/**
 * Makes a read, and retries it once after a transient failure, if the time and the retry budget
 * allow it. The delay is that of `Retry-After`, or a short random one.
 *
 * @throws what the last attempt threw.
 */
export async function withRetry<T>(
  read: () => Promise<T>,
  { budget, signal, msLeft, onRetry }: RetryOptions,
): Promise<T> {
  try {
    const response = await read();
    budget.earn();
    return response;
  } catch (error) {
    // A call that was not let through put no load on the upstream.
    if (classifyOutcome(error) !== 'ignored') budget.earn();
    const waitMs = retryDelayMs(error);
    if (waitMs === null || waitMs >= Math.min(msLeft(), MAX_RETRY_DELAY_MS)) throw error;
    if (signal.aborted || !budget.spend()) throw error;
    if (!(await sleep(waitMs, signal))) throw error;
    onRetry();
    return read();
  }
}

/** Returns the delay before a retry in ms; null if a retry is useless. */
function retryDelayMs(error: unknown): number | null {
  if (!(error instanceof UpstreamError) || !TRANSIENT_CODES.has(error.code)) return null;
  if (error.afterSeconds !== null) return error.afterSeconds * 1000;
  // The upstream limits the rate without a time, or redirects.
  if (error.code === 'UPSTREAM_RATE_LIMITED' || isRedirect(error)) return null;
  return MIN_DELAY_MS + Math.random() * (MAX_DELAY_MS - MIN_DELAY_MS);
}

const isRedirect = ({ httpStatus }: UpstreamError) =>
  httpStatus !== null && httpStatus >= 300 && httpStatus < 400;

/** Returns whether the whole time has passed. */
const sleep = (ms: number, signal: AbortSignal): Promise<boolean> =>
  delay(ms, true, { signal }).catch(() => false);
