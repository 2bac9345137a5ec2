import { REQUEST_ID_HEADER } from '../../request/request-id.ts';
import { createChild, toTraceHeaders } from '../../request/trace-context.ts';
import { UpstreamError } from '../errors/upstream-error.ts';
import type { CallOutcome, UpstreamObserver } from '../observer.ts';
import type { CallResult, Policy } from '../upstream-call.ts';
import { FencedError } from './write-fence.ts';

/** Reports the end of every call to its client request and to the observer of the upstream. */
export const reportCall =
  (provider: string, observer: UpstreamObserver | undefined): Policy =>
  (next) =>
  (call) => {
    const { request, context, stats } = call;
    const startedAt = performance.now();
    return reportOutcome(next(call), ({ status, code }, error) => {
      const ms = Math.round(performance.now() - startedAt);
      const recorded = { provider, endpoint: request.endpoint, status, code, ms, ...stats };
      context.onCall?.(recorded);
      const retries = Math.max(0, stats.attempts - (request.attempt ?? 1));
      const reason = error instanceof UpstreamError ? error.message : null;
      observer?.observe({ ...recorded, retries, reason, isRenewable: request.attempt === 1 });
    });
  };

/**
 * Makes every attempt of a call in its own span of the client request's trace, and reports its end
 * to the observer. The headers of the attempt name the client request and the span.
 */
export const traceAttempt =
  (provider: string, observer: UpstreamObserver | undefined): Policy =>
  (next) =>
  (call) => {
    const { request, context, stats } = call;
    const trace = createChild(context.trace);
    const headers = {
      ...request.headers,
      [REQUEST_ID_HEADER]: context.requestId,
      ...toTraceHeaders(trace),
    };
    const attempt = { ...call, request: { ...request, headers } };
    const observe = observer?.observeAttempt;
    if (observe === undefined) return next(attempt);
    const { endpoint } = request;
    const number = stats.attempts;
    const startedAt = Date.now();
    const waitedBefore = stats.rateLimitWaitMs ?? 0;
    const monotonicStart = performance.now();
    return reportOutcome(next(attempt), (outcome) => {
      const ms = performance.now() - monotonicStart;
      const rateLimitWaitMs = (stats.rateLimitWaitMs ?? 0) - waitedBefore;
      observe({ ...outcome, provider, endpoint, number, trace, startedAt, ms, rateLimitWaitMs });
    });
  };

/** Waits for a call and reports its outcome, before its result is returned or its error thrown. */
async function reportOutcome<T>(
  call: Promise<CallResult<T>>,
  report: (outcome: CallOutcome, error?: unknown) => void,
): Promise<CallResult<T>> {
  let result: CallResult<T>;
  try {
    result = await call;
  } catch (error) {
    report(toFailedOutcome(error), error);
    throw error;
  }
  const { status } = result;
  report({ status, code: status < 300 ? 'OK' : `HTTP_${status}` });
  return result;
}

/**
 * Returns the outcome of a call that threw. Any other error than these two is a bug of the gateway.
 */
function toFailedOutcome(error: unknown): CallOutcome {
  if (error instanceof FencedError) return { status: null, code: 'LEASE_LOST' };
  return error instanceof UpstreamError
    ? { status: error.httpStatus, code: error.code }
    : { status: null, code: 'INTERNAL_SERVER_ERROR' };
}
