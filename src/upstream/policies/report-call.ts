import { reportOutcome } from '../errors/call-outcome.ts';
import type { UpstreamObserver } from '../observer.ts';
import type { Policy } from '../upstream-call.ts';

/** Reports the end of every call to its client request and to the observer of the upstream. */
export const reportCall =
  (provider: string, observer: UpstreamObserver | undefined): Policy =>
  (next) =>
  (call) => {
    const { request, context, stats } = call;
    const startedAt = performance.now();
    return reportOutcome(next(call), ({ status, code }) => {
      const ms = Math.round(performance.now() - startedAt);
      const recorded = { provider, endpoint: request.endpoint, status, ms, ...stats };
      context.onCall?.(recorded);
      const retries = Math.max(0, stats.attempts - (request.attempt ?? 1));
      observer?.observe({ ...recorded, code, retries });
    });
  };
