import { type CallOutcome, toFailedOutcome, toOutcome } from '../errors/call-outcome.ts';
import type { UpstreamObserver } from '../observer.ts';
import type { CallResult, UpstreamCall } from '../upstream-call.ts';
import type { Policy } from './policy.ts';

/** Reports the end of every call to its client request and to the observer of the upstream. */
export function reportCall(provider: string, observer: UpstreamObserver | undefined): Policy {
  const report = (
    { request, context, stats }: UpstreamCall<unknown>,
    startedAt: number,
    { status, code }: CallOutcome,
  ) => {
    const ms = Math.round(performance.now() - startedAt);
    const recorded = { provider, endpoint: request.endpoint, status, ms, ...stats };
    context.onCall?.(recorded);
    const retries = Math.max(0, stats.attempts - (request.attempt ?? 1));
    observer?.observe({ ...recorded, code, retries });
  };
  return (next) =>
    async <T>(call: UpstreamCall<T>): Promise<CallResult<T>> => {
      const startedAt = performance.now();
      let result: CallResult<T>;
      try {
        result = await next(call);
      } catch (error) {
        report(call, startedAt, toFailedOutcome(error));
        throw error;
      }
      report(call, startedAt, toOutcome(result.status));
      return result;
    };
}
