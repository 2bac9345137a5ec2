import { BACKGROUND_CALLER } from './caller-set.ts';
import { RequestDocuments } from './held-documents.ts';
import { ReadGate } from './read-gate.ts';
import { beginTrace, type TraceContext } from './trace-context.ts';
import type { TracedCall } from './traced-call.ts';

/** What every upstream call made for one client request shares. */
export interface Call {
  /** Names the client request in answers and in the log, and to upstreams. */
  readonly requestId: string;
  /** Where the client request stands in a trace: each call made for it is the next place. */
  readonly trace: TraceContext;
  /** Fires when the client request must be answered. Everything under it stops then, writes too. */
  readonly deadline: AbortSignal;
  /** Milliseconds until then. */
  readonly msLeft: () => number;
  /** Fires when the caller hangs up. Stops reads; a write under way is finished. */
  readonly abandoned: AbortSignal;
  /** Lets only so many reads of this request through at one time. */
  readonly reads: ReadGate;
  /** What the caller may see. A read under way serves another request only where this is the same. */
  readonly rights: string;
  /** The large documents that were read for this request. */
  readonly documents: RequestDocuments;
  /** Who asks, for the trail of changes and for fair shares of an upstream. */
  readonly who: string;
  /** Told of each call when it has ended; absent where nobody asked. */
  readonly onCall?: ((traced: TracedCall) => void) | undefined;
}

/**
 * A call that no client waits for: it ends with the time limit of its upstream alone.
 *
 * @param trace absent: one of its own, which nobody records.
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
