import { eitherSignal } from '../../lib/either-signal.ts';
import type { Lane } from '../../request/lane.ts';
import type { UpstreamErrorFactory } from '../errors/upstream-error-factory.ts';
import type { CallResult, Policy, Send, UpstreamCall } from '../upstream-call.ts';
import type { CallClass } from './call-class.ts';
import { classifyOutcome, wasCancelled } from './classify-outcome.ts';
import type { RateBudget } from './rate-budget.ts';
import { RejectedError } from './rejected-error.ts';

/**
 * Sends nothing while the provider has asked for a pause, and, if the rate is limited, sends every
 * attempt with a token. A call that is not sent is rejected at once.
 */
export const limitRate =
  (budget: RateBudget, callClass: CallClass, failures: UpstreamErrorFactory): Policy =>
  (next) => {
    const refuse = (error: RejectedError) => {
      budget.countRejection(callClass, error);
      return failures.fromRejection(error);
    };
    const send = budget.isLimited ? withToken(budget, callClass, refuse)(next) : next;
    return (call) => {
      const admission = budget.admit(callClass);
      if (admission === 'open') return send(call);
      if (typeof admission === 'number') {
        return Promise.reject(refuse(new RejectedError('paused', admission)));
      }
      return tryOut(call, send, admission);
    };
  };

/** Makes each call with a token, or refuses it. */
const withToken =
  (budget: RateBudget, callClass: CallClass, refuse: (error: RejectedError) => Error): Policy =>
  (next) =>
  async (call) => {
    const { context, cancellation, callers, stats } = call;
    const signal = eitherSignal(cancellation.deadline, cancellation.clientDisconnected);
    const lane = toLane(call);
    const msLeft = context.msLeft();
    const { isHealthProbe } = context;
    try {
      const request = { callClass, lane, callers, signal, msLeft, isHealthProbe };
      const waitedMs = await budget.acquire(request);
      if (waitedMs > 0) stats.rateLimitWaitMs = (stats.rateLimitWaitMs ?? 0) + waitedMs;
    } catch (error) {
      throw error instanceof RejectedError ? refuse(error) : error;
    }
    try {
      return await next(call);
    } finally {
      budget.release(callClass);
    }
  };

/** Makes the first call after a pause, whose outcome decides about the others. */
async function tryOut<T>(
  call: UpstreamCall<T>,
  send: Send,
  endTrial: (isConclusive: boolean) => void,
): Promise<CallResult<T>> {
  try {
    const result = await send(call);
    endTrial(true);
    return result;
  } catch (error) {
    // If the provider asked for another pause, it has replaced the one that this ends.
    endTrial(classifyOutcome(error) !== 'ignored' && !wasCancelled(error, call.cancellation));
    throw error;
  }
}

/** A search waits for lists too, but a person waits for the search. */
function toLane({ request, context }: UpstreamCall<unknown>): Lane {
  const isLongList = request.endpoint.isList === true && request.useShortTimeout !== true;
  return isLongList ? 'bulk' : (context.lane ?? 'interactive');
}
