import { REQUEST_ID_HEADER } from '../../request/request-id.ts';
import { createChild, toTraceHeaders } from '../../request/trace-context.ts';
import { reportOutcome } from '../errors/call-outcome.ts';
import type { UpstreamObserver } from '../observer.ts';
import type { Policy } from '../upstream-call.ts';

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
    const monotonicStart = performance.now();
    return reportOutcome(next(attempt), (outcome) => {
      const ms = performance.now() - monotonicStart;
      observe({ ...outcome, provider, endpoint, number, trace, startedAt, ms });
    });
  };
