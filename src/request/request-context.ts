import { BACKGROUND_CALLER } from '../upstream/policies/caller-set.ts';
import { RequestDocuments } from './held-documents.ts';
import { ReadGate } from './request-concurrency.ts';
import { beginTrace, type TraceContext } from './trace-context.ts';
import type { TracedCall } from '../upstream/observer.ts';

/** The context that all upstream calls for one client request share. */
export interface Call {
  /** The id of the client request in responses, in the log and at upstreams. */
  readonly requestId: string;
  /** The span of the client request. Each call made for it is a child span. */
  readonly trace: TraceContext;
  /** Fires when the response to the client is due. All its calls stop then, including writes. */
  readonly deadline: AbortSignal;
  /** Returns the milliseconds until the deadline. */
  readonly msLeft: () => number;
  /** Fires when the client disconnects. It stops reads, but not a write in flight. */
  readonly abandoned: AbortSignal;
  /** Limits the concurrent reads of this request. */
  readonly reads: ReadGate;
  /** What the caller may see. Two requests share a read in flight only if this is equal. */
  readonly rights: string;
  /** The large documents read for this request. */
  readonly documents: RequestDocuments;
  /** The id of the caller, for the audit trail and for fair shares of an upstream. */
  readonly who: string;
  /** Called when a call has ended; absent if the calls are not recorded. */
  readonly onCall?: ((traced: TracedCall) => void) | undefined;
}

/**
 * Returns a context for work that no client waits for. Only the timeout of the upstream ends it.
 *
 * @param trace if absent, the work has its own trace, which is not recorded.
 */
export function createSoloCall(requestId: string, trace = beginTrace(false)): Call {
  const never = new AbortController().signal;
  return {
    requestId,
    trace,
    deadline: never,
    msLeft: () => Number.POSITIVE_INFINITY,
    abandoned: never,
    reads: new ReadGate(),
    rights: '',
    who: BACKGROUND_CALLER,
    documents: RequestDocuments.ended(),
  };
}
