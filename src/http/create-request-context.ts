import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Principal, toAccessFingerprint, toCallerId } from '../access/principal.ts';
import type { ClientRequest } from '../graphql/context.ts';
import { EXPLAIN_HEADER, isExplainMode } from '../graphql/cost/explain.ts';
import { RequestDocuments } from '../request/held-documents.ts';
import { ReadGate } from '../request/request-concurrency.ts';
import { beginTrace, continueTrace } from '../request/trace-context.ts';
import type { TracedCall } from '../upstream/observer.ts';
import { Deadline } from '../request/deadline.ts';
import { whenSent } from './connections/response-end.ts';

/** The time limits of one operation, in milliseconds; 0 = no limit. */
export interface TimeLimits {
  readonly deadlineMs: number;
  /** The limit of an operation that reads a long list. */
  readonly listDeadlineMs: number;
}

/** The caller and the settings that a client request is handled with. */
export interface Reception extends TimeLimits {
  readonly caller: Principal;
  /** Share of the traces started here that are recorded: 0 to 1. */
  readonly sampledShare: number;
}

/**
 * Creates the context that all work for one client request shares.
 *
 * @returns the context; its `call.documents` must be released when the work has ended.
 */
export function receiveRequest(
  request: FastifyRequest,
  reply: FastifyReply,
  { deadlineMs, listDeadlineMs, sampledShare, caller }: Reception,
): ClientRequest {
  const deadline = new Deadline(deadlineMs);
  const hungUp = new AbortController();
  // The client may disconnect before its request is admitted.
  void whenSent(reply.raw).then(() => {
    // A write continues after its client has disconnected, and so does its deadline.
    if (reply.raw.writableFinished) deadline.cancel();
    else hungUp.abort();
  });
  const explain = explainModeOf(request);
  const { traceparent, tracestate } = request.headers;
  const traced: TracedCall[] = [];
  return {
    call: {
      requestId: request.id,
      trace: continueTrace(traceparent, tracestate) ?? beginTrace(Math.random() < sampledShare),
      deadline: deadline.signal,
      msLeft: () => deadline.msLeft,
      abandoned: hungUp.signal,
      reads: new ReadGate(),
      rights: toAccessFingerprint(caller),
      documents: new RequestDocuments(),
      who: toCallerId(caller),
      onCall: explain === 'trace' ? (call) => traced.push(call) : undefined,
    },
    caller,
    explain,
    traced,
    giveTimeForLists: () => deadline.extendTo(listDeadlineMs),
  };
}

function explainModeOf({ headers }: FastifyRequest): ClientRequest['explain'] {
  const mode = headers[EXPLAIN_HEADER];
  return typeof mode === 'string' && isExplainMode(mode) ? mode : null;
}
