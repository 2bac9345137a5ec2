import { setTimeout as sleep } from 'node:timers/promises';
import { UpstreamError, type UpstreamErrorCode } from '../errors/upstream-error.ts';
import type { Policy, UpstreamCall } from '../upstream-call.ts';
import { classifyOutcome, wasRefusedByBudget } from './classify-outcome.ts';

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

/**
 * Retries a read once after a transient failure, if the time and the budget allow it. The delay is
 * that of `Retry-After`, or a short random one. The call fails as its last attempt does.
 */
export const retryOnce =
  (budget: RetryBudget): Policy =>
  (next) =>
  async (call) => {
    try {
      const result = await next(call);
      budget.earn();
      return result;
    } catch (error) {
      // A call that was not let through put no load on the upstream.
      if (classifyOutcome(error) !== 'ignored') budget.earn();
      if (!(await waitForRetry(error, call, budget))) throw error;
      call.stats.attempts += 1;
      return next(call);
    }
  };

/** The share of a retry that each first attempt earns: one retry for five of them. */
const SHARE = 0.2;
/** Maximum number of retries saved up, so that a quiet gateway has some. */
const RESERVE = 10;

/** Limits retries to a fifth of the calls, so that they do not overload a failing upstream. */
export class RetryBudget {
  #saved = RESERVE;

  /** Counts a first attempt. */
  earn(): void {
    this.#saved = Math.min(RESERVE, this.#saved + SHARE);
  }

  /** Returns whether a retry may be made, and charges it if so. */
  spend(): boolean {
    if (this.#saved < 1) return false;
    this.#saved -= 1;
    return true;
  }
}

/** Waits until a failed read may be retried. Resolves to false if it may not. */
async function waitForRetry(
  error: unknown,
  { context, cancellation }: UpstreamCall<unknown>,
  budget: RetryBudget,
): Promise<boolean> {
  const waitMs = retryDelayMs(error);
  if (waitMs === null || waitMs >= Math.min(context.msLeft(), MAX_RETRY_DELAY_MS)) return false;
  const signal = cancellation.clientDisconnected;
  if (signal.aborted || !budget.spend()) return false;
  return sleep(waitMs, true, { signal }).catch(() => false);
}

/** Returns the delay before a retry in ms; null if a retry is useless. */
function retryDelayMs(error: unknown): number | null {
  if (!(error instanceof UpstreamError) || !TRANSIENT_CODES.has(error.code)) return null;
  // The budget says when a call would be sent, which is not soon.
  if (wasRefusedByBudget(error)) return null;
  if (error.afterSeconds !== null) return error.afterSeconds * 1000;
  // The upstream limits the rate without a time, or redirects.
  if (error.code === 'UPSTREAM_RATE_LIMITED' || isRedirect(error)) return null;
  return MIN_DELAY_MS + Math.random() * (MAX_DELAY_MS - MIN_DELAY_MS);
}

const isRedirect = ({ httpStatus }: UpstreamError) =>
  httpStatus !== null && httpStatus >= 300 && httpStatus < 400;
