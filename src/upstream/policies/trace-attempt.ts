import type { RequestContext } from '../../request/request-context.ts';
import { REQUEST_ID_HEADER } from '../../request/request-id.ts';
import { createChild, toTraceHeaders } from '../../request/trace-context.ts';
import { type CallOutcome, toFailedOutcome, toOutcome } from '../errors/call-outcome.ts';
import type { UpstreamObserver } from '../observer.ts';
import type { UpstreamRequest } from '../transport/upstream-request.ts';

/** One attempt of a call, before it is made. */
export interface Attempt {
  /** The provider's key in the configuration. */
  readonly provider: string;
  readonly request: UpstreamRequest;
  /** The number of the attempt within its call, from 1. */
  readonly number: number;
}

/**
 * Makes one attempt of a call in its own span of the client request's trace, and reports its end to
 * the observer.
 *
 * @param send receives the request with the headers that name the client request and the span.
 * @throws what `send` throws.
 */
export async function traceAttempt<T extends { readonly status: number }>(
  { provider, request, number }: Attempt,
  { requestId, trace: parent }: Pick<RequestContext, 'requestId' | 'trace'>,
  observer: UpstreamObserver | undefined,
  send: (request: UpstreamRequest) => Promise<T>,
): Promise<T> {
  const trace = createChild(parent);
  const headers = {
    ...request.headers,
    [REQUEST_ID_HEADER]: requestId,
    ...toTraceHeaders(trace),
  };
  const observe = observer?.observeAttempt;
  if (observe === undefined) return send({ ...request, headers });
  const startedAt = Date.now();
  const monotonicStart = performance.now();
  const report = (end: CallOutcome) =>
    observe({
      ...end,
      provider,
      endpoint: request.endpoint,
      number,
      trace,
      startedAt,
      ms: performance.now() - monotonicStart,
    });
  let response: T;
  try {
    response = await send({ ...request, headers });
  } catch (error) {
    report(toFailedOutcome(error));
    throw error;
  }
  report(toOutcome(response.status));
  return response;
}
