import type { Call } from '../../request/request-context.ts';
import { type CallEnd, endWithAnswer, endWithError } from '../errors/call-outcome.ts';
import { childOf, toTraceHeaders } from '../../request/trace-context.ts';
import type { UpstreamObserver } from '../observer.ts';
import type { UpstreamRequest } from '../transport/upstream-request.ts';

/** The request header that carries the id of the client request that a call is made for. */
export const REQUEST_ID_HEADER = 'x-request-id';

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
export async function makeAttempt<T extends { readonly status: number }>(
  { provider, request, number }: Attempt,
  { requestId, trace: parent }: Pick<Call, 'requestId' | 'trace'>,
  observer: UpstreamObserver | undefined,
  send: (request: UpstreamRequest) => Promise<T>,
): Promise<T> {
  const trace = childOf(parent);
  const headers = {
    ...request.headers,
    [REQUEST_ID_HEADER]: requestId,
    ...toTraceHeaders(trace),
  };
  const observe = observer?.observeAttempt;
  if (observe === undefined) return send({ ...request, headers });
  const startedAt = Date.now();
  const startedTicking = performance.now();
  const tell = (end: CallEnd) =>
    observe({
      ...end,
      provider,
      endpoint: request.endpoint,
      number,
      trace,
      startedAt,
      ms: performance.now() - startedTicking,
    });
  let answer: T;
  try {
    answer = await send({ ...request, headers });
  } catch (error) {
    tell(endWithError(error));
    throw error;
  }
  tell(endWithAnswer(answer.status));
  return answer;
}
