import { REQUEST_ID_HEADER } from '../../request/request-id.ts';
import { createChild, toTraceHeaders } from '../../request/trace-context.ts';
import { type CallOutcome, toFailedOutcome, toOutcome } from '../errors/call-outcome.ts';
import type { UpstreamObserver } from '../observer.ts';
import type { CallResult, UpstreamCall } from '../upstream-call.ts';
import type { Policy } from './policy.ts';

/**
 * Makes every attempt of a call in its own span of the client request's trace, and reports its end
 * to the observer. The headers of the attempt name the client request and the span.
 */
export const traceAttempt =
  (provider: string, observer: UpstreamObserver | undefined): Policy =>
  (next) =>
  async <T>(call: UpstreamCall<T>): Promise<CallResult<T>> => {
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
    const monotonicStart = performance.now();
    const report = (outcome: CallOutcome) => {
      const ms = performance.now() - monotonicStart;
      observe({ ...outcome, provider, endpoint, number, trace, startedAt, ms });
    };
    let result: CallResult<T>;
    try {
      result = await next(attempt);
    } catch (error) {
      report(toFailedOutcome(error));
      throw error;
    }
    report(toOutcome(result.status));
    return result;
  };
