import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Principal, toAccessFingerprint, toCallerId } from '../access/principal.ts';
import type { ClientRequest } from '../graphql/context.ts';
import { CacheUse } from '../request/cache-use.ts';
import { CallTotals } from '../request/call-totals.ts';
import { Deadline } from '../request/deadline.ts';
import { RequestDocuments } from '../request/held-documents.ts';
import type { RecordedCall } from '../request/recorded-call.ts';
import { RequestConcurrencyLimit } from '../request/request-concurrency.ts';
import { continueTrace, startTrace } from '../request/trace-context.ts';
import { whenSent } from './connections/response-end.ts';

/** The caller and the settings that a client request is handled with. Times are milliseconds; 0 = no limit. */
export interface RequestContextOptions {
  readonly deadlineMs: number;
  /** The limit of an operation that reads a long list. */
  readonly listDeadlineMs: number;
  readonly caller: Principal;
  readonly explain: ClientRequest['explain'];
  /** Share of the traces started here that are recorded: 0 to 1. */
  readonly sampledShare: number;
}

/**
 * Creates the context that all work for one client request shares.
 *
 * @returns the context; its `call.documents` must be released when the work has ended.
 */
export function createRequestContext(
  request: FastifyRequest,
  reply: FastifyReply,
  { deadlineMs, listDeadlineMs, sampledShare, caller, explain }: RequestContextOptions,
): ClientRequest {
  const deadline = new Deadline(deadlineMs);
  const clientDisconnect = new AbortController();
  // The client may disconnect before its request is admitted.
  void whenSent(reply.raw).then(() => {
    // A write continues after its client has disconnected, and so does its deadline.
    if (reply.raw.writableFinished) deadline.cancel();
    else clientDisconnect.abort();
  });
  const { traceparent, tracestate } = request.headers;
  const recordedCalls: RecordedCall[] = [];
  const callTotals = new CallTotals();
  return {
    request: {
      requestId: request.id,
      trace: continueTrace(traceparent, tracestate) ?? startTrace(Math.random() < sampledShare),
      deadline: deadline.signal,
      msLeft: () => deadline.msLeft,
      clientDisconnected: clientDisconnect.signal,
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
