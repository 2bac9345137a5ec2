import { eitherSignal } from '../../lib/either-signal.ts';
import { UpstreamError } from '../errors/upstream-error.ts';
import type { UpstreamErrorFactory } from '../errors/upstream-error-factory.ts';
import type { Policy, UpstreamCall } from '../upstream-call.ts';
import type { AnnounceWrite } from './replicas.ts';
import type { SingleFlight } from './single-flight.ts';
import type { WriteFence } from './write-fence.ts';

/**
 * Shares one response between equal reads that are in flight at the same time.
 *
 * @param isCached whether a read may take a cached response: a read that must be fresh does not join it.
 */
export const coalesce =
  (singleFlight: SingleFlight, failures: UpstreamErrorFactory, isCached = false): Policy =>
  (next) =>
  (call) => {
    const { request, context, stats, callers, documents } = call;
    const { deadline, clientDisconnected } = call.cancellation;
    const key = toKey(call, isCached);
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

/**
 * Lets no read that begins during or after a write use an older response.
 *
 * @param announceWrite tells the other replicas; absent if there are none.
 */
export const invalidateReads =
  (singleFlight: SingleFlight, announceWrite?: AnnounceWrite): Policy =>
  (next) =>
  async (call) => {
    singleFlight.invalidate();
    const { cancellation, context } = call;
    const announcement = announceWrite && createAnnouncement(announceWrite, cancellation.fence);
    const fence = announcement?.fence;
    let isSettled = false;
    try {
      const result = await next(
        fence === undefined ? call : { ...call, cancellation: { ...cancellation, fence } },
      );
      isSettled = true;
      return result;
    } catch (error) {
      isSettled = !(error instanceof UpstreamError && error.write === 'UNKNOWN');
      throw error;
    } finally {
      singleFlight.invalidate();
      const ended = announcement?.end(isSettled);
      // What follows in the request need not wait; its response does.
      if (context.cacheUse === undefined) await ended;
      else if (ended !== undefined) context.cacheUse.announce(ended);
    }
  };

/** Announces a write when its fence is checked, in one round trip to the store, so that a write which waits is not announced. */
function createAnnouncement(announceWrite: AnnounceWrite, outer: WriteFence | undefined) {
  let begun: ReturnType<AnnounceWrite> | undefined;
  const fence: WriteFence = {
    isExpired: () => outer?.isExpired() === true,
    check: async () => {
      begun ??= announceWrite();
      await Promise.all([outer?.check(), begun]);
    },
  };
  return {
    fence,
    end: async (isSettled: boolean): Promise<void> => {
      const end = await begun;
      await end?.(isSettled);
    },
  };
}

/**
 * Returns what the response depends on. Each upstream client has one language and credential,
 * except for a token, which its number identifies.
 */
function toKey({ request, context }: UpstreamCall<unknown>, isCached: boolean): string {
  const { endpoint, ids, query, flag, useShortTimeout, token } = request;
  return JSON.stringify([
    context.accessFingerprint,
    endpoint,
    ids,
    query,
    flag,
    useShortTimeout,
    token,
    isCached && context.cacheUse?.isAllowed === true,
  ]);
}
