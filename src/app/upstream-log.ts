import { reportEachMinute } from '../lib/report-each-minute.ts';
import type { Log } from '../observability/log/log.ts';
import type { BreakerChange, ObservedCall } from '../upstream/observer.ts';
import { explainReason } from './describe-failure.ts';

/** Codes that say nothing about the provider: the gateway or its client ended the call, or two updates met. */
const OWN_CODES: ReadonlySet<string> = new Set([
  'CIRCUIT_OPEN',
  'CLIENT_CLOSED_REQUEST',
  'UPSTREAM_CONFLICT',
]);

/**
 * Logs failing calls of upstreams, each code of each API at most once a minute, and each change of a circuit breaker.
 *
 * @param now milliseconds of a monotonic clock.
 */
export function createUpstreamLog(log: Log, now?: () => number) {
  const reports = new Map<string, (call: ObservedCall) => void>();
  const report = (call: ObservedCall) => {
    const key = `${call.provider} ${call.endpoint.api} ${call.code}`;
    let known = reports.get(key);
    if (known === undefined) {
      known = reportEachMinute((last, calls) => logFailure(log, last, calls), now);
      reports.set(key, known);
    }
    known(call);
  };
  return {
    observeCall: (call: ObservedCall) => {
      // A token that has expired is renewed, and the call is made again. Unexpected errors have a record of their own.
      if (call.reason === null || OWN_CODES.has(call.code) || isRenewed(call)) return;
      report(call);
    },
    observeBreaker: ({ state, ...change }: BreakerChange) => {
      const { reason, status } = change;
      if (state === 'closed') log.info({ ...change }, 'Circuit breaker closed');
      else
        log.error({ ...change, reason: explainReason(reason, status) }, 'Circuit breaker opened');
    },
  };
}

const isRenewed = ({ code, isRenewable }: ObservedCall) =>
  isRenewable && code === 'UPSTREAM_UNAUTHENTICATED';

function logFailure(log: Log, call: ObservedCall, calls: number): void {
  const { provider, endpoint, code, status, ms } = call;
  const { api, method, path } = endpoint;
  const reason = explainReason(call.reason, status);
  const fields = { provider, api, method, path, code, status, reason, ms, calls };
  if (code === 'UPSTREAM_UNAUTHENTICATED' || code === 'UPSTREAM_FORBIDDEN') {
    log.error(fields, 'Gateway credential rejected by provider');
  } else {
    log.warn(fields, 'Provider call failed');
  }
}
