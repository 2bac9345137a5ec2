import { type Principal, toAccessFingerprint, toCallerId } from '../access/principal.ts';
import { CacheUse } from '../request/cache-use.ts';
import { CallTotals } from '../request/call-totals.ts';
import type { Deadline } from '../request/deadline.ts';
import { RequestDocuments } from '../request/held-documents.ts';
import type { RecordedCall } from '../request/recorded-call.ts';
import { RequestConcurrencyLimit } from '../request/request-concurrency.ts';
import type { TraceContext } from '../request/trace-context.ts';
import type { ClientRequest } from './context.ts';

/** What differs between a request over HTTP and one of a command. */
interface ClientRequestOptions {
  readonly requestId: string;
  readonly trace: TraceContext;
  readonly deadline: Deadline;
  /** The limit of an operation that reads a long list, in milliseconds; 0 = no limit. */
  readonly listDeadlineMs: number;
  /** Aborts if the client no longer waits for the response. */
  readonly clientDisconnected: AbortSignal;
  readonly caller: Principal;
  readonly explain: ClientRequest['explain'];
}

/**
 * Creates the context that all work for one client request shares.
 *
 * @returns the context; its `request.documents` must be released when the work has ended.
 */
export function createClientRequest(options: ClientRequestOptions): ClientRequest {
  const { deadline, listDeadlineMs, caller, explain } = options;
  const recordedCalls: RecordedCall[] = [];
  const callTotals = new CallTotals();
  return {
    request: {
      requestId: options.requestId,
      trace: options.trace,
      deadline: deadline.signal,
      msLeft: () => deadline.msLeft,
      clientDisconnected: options.clientDisconnected,
      concurrency: new RequestConcurrencyLimit(),
      accessFingerprint: toAccessFingerprint(caller),
      cacheUse: new CacheUse(caller.scopes.has('secrets:read')),
      documents: new RequestDocuments(),
      callerId: toCallerId(caller),
      lane: caller.lane,
      onCall: (call) => {
        callTotals.add(call);
        if (explain === 'trace') recordedCalls.push(call);
      },
    },
    caller,
    explain,
    recordedCalls,
    callTotals,
    extendDeadlineForLists: () => deadline.extendTo(listDeadlineMs),
  };
}
