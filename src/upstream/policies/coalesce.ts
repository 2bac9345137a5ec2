import { eitherSignal } from '../../lib/either-signal.ts';
import type { UpstreamErrorFactory } from '../errors/upstream-error-factory.ts';
import type { Policy, UpstreamCall } from '../upstream-call.ts';
import type { SingleFlight } from './single-flight.ts';

/** Shares one response between equal reads that are in flight at the same time. */
export const coalesce =
  (singleFlight: SingleFlight, failures: UpstreamErrorFactory): Policy =>
  (next) =>
  (call) => {
    const { request, context, stats, callers, documents } = call;
    const { deadline, clientDisconnected } = call.cancellation;
    const key = toKey(call);
    stats.shared = singleFlight.isInFlight(key);
    const signal = eitherSignal(deadline, clientDisconnected);
    // The request ended while this read was queued.
    if (signal.aborted && !stats.shared) {
      stats.attempts = 0;
      const detail = 'timed out in the queue';
      return Promise.reject(failures.notSent('UPSTREAM_TIMEOUT', { detail }));
    }
    const reader = {
      signal,
      callerId: context.callerId,
      requestDocuments: context.documents,
      callers,
      documents,
      toError: () => failures.fromCode('UPSTREAM_TIMEOUT', request, null),
      createRejection: () => failures.tooManyDocuments(request),
    };
    return singleFlight.join(key, reader, (allWaitersGone) => {
      const cancellation = { deadline: allWaitersGone, clientDisconnected: allWaitersGone };
      return next({ ...call, cancellation });
    });
  };

/** Lets no read that begins during or after a write share an older response. */
export const invalidateReads =
  (singleFlight: SingleFlight): Policy =>
  (next) =>
  async (call) => {
    singleFlight.invalidate();
    try {
      return await next(call);
    } finally {
      singleFlight.invalidate();
    }
  };

/**
 * Returns what the response depends on. Each upstream client has one language and credential,
 * except for a token, which its number identifies.
 */
function toKey({ request, context }: UpstreamCall<unknown>): string {
  const { endpoint, ids, query, flag, useShortTimeout, token } = request;
  return JSON.stringify([
    context.accessFingerprint,
    endpoint,
    ids,
    query,
    flag,
    useShortTimeout,
    token,
  ]);
}
