import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Principal } from '../access/principal.ts';
import type { ClientRequest } from '../graphql/context.ts';
import { createClientRequest } from '../graphql/create-client-request.ts';
import { Deadline } from '../request/deadline.ts';
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
 * Creates the context that all work for one request over HTTP shares.
 *
 * @returns the context; its `request.documents` must be released when the work has ended.
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
  return createClientRequest({
    requestId: request.id,
    trace: continueTrace(traceparent, tracestate) ?? startTrace(Math.random() < sampledShare),
    deadline,
    listDeadlineMs,
    clientDisconnected: clientDisconnect.signal,
    caller,
    explain,
  });
}
