import type { CacheUse } from './cache-use.ts';
import { RequestDocuments } from './held-documents.ts';
import type { Lane } from './lane.ts';
import type { RecordedCall } from './recorded-call.ts';
import { RequestConcurrencyLimit } from './request-concurrency.ts';
import { startTrace, type TraceContext } from './trace-context.ts';

/** The caller id of the gateway itself, for calls that it makes for no particular client. */
export const BACKGROUND_CALLER = 'roster';

/** The context that all upstream calls for one client request share. */
export interface RequestContext {
  /** The id of the client request in responses, in the log and at upstreams. */
  readonly requestId: string;
  /** The span of the client request. Each call made for it is a child span. */
  readonly trace: TraceContext;
  /** Fires when the response to the client is due. All its calls stop then, including writes. */
  readonly deadline: AbortSignal;
  /** Returns the milliseconds until the deadline. */
  readonly msLeft: () => number;
  /** Fires when the client disconnects. It stops reads, but not a write in flight. */
  readonly clientDisconnected: AbortSignal;
  /** Limits the concurrent reads of this request. */
  readonly concurrency: RequestConcurrencyLimit;
  /** What the caller may see. Two requests share a read in flight only if this is equal. */
  readonly accessFingerprint: string;
  /** Whether reads may use cached responses; absent if they may not. */
  readonly cacheUse?: CacheUse | undefined;
  /** The context of the client request, if this one differs only in how its reads are shared; absent otherwise. */
  readonly variantOf?: RequestContext | undefined;
  /** The large documents read for this request. */
  readonly documents: RequestDocuments;
  /** The id of the caller, for the audit trail and for fair shares of an upstream. */
  readonly callerId: string;
  /** The lane of its calls in the budgets of upstreams; interactive if absent. */
  readonly lane?: Lane | undefined;
  /** Whether the calls test if an upstream works: they are made although a circuit breaker is open. False if absent. */
  readonly isHealthProbe?: boolean;
  /** Called when a call has ended; absent for work that no client waits for. */
  readonly onCall?: ((call: RecordedCall) => void) | undefined;
}

/**
 * Returns a context for work that no client waits for. Only the timeout of the upstream ends it.
 *
 * @param trace if absent, the work has its own trace, which is not recorded.
 */
export function createBackgroundContext(
  requestId: string,
  trace = startTrace(false),
): RequestContext {
  const never = new AbortController().signal;
  return {
    requestId,
    trace,
    deadline: never,
    msLeft: () => Number.POSITIVE_INFINITY,
    clientDisconnected: never,
    concurrency: new RequestConcurrencyLimit(),
    accessFingerprint: '',
    callerId: BACKGROUND_CALLER,
    documents: RequestDocuments.ended(),
  };
}
