import fastify, { type FastifyError, type FastifyInstance, type FastifyReply } from 'fastify';
import { REQUEST_ID_HEADER, toRequestId } from '../request/request-id.ts';
import { limitChunks } from './body/chunk-limit.ts';
import { acceptOnlyJson } from './body/request-body.ts';
import { NO_ROUTE_SCHEMAS } from './no-route-schemas.ts';
import {
  Refusal,
  type ReportRefusal,
  sendRefusal,
  toBadRequest,
  toErrorBody,
  UNREADABLE,
} from './refusals/refusal.ts';
import { DECIDING_HEADERS, findAmbiguity, toPath } from './request-head.ts';
import { SECURITY_HEADERS } from './security-headers.ts';

interface HttpServerOptions {
  /** Maximum bytes of a body; more are not read. */
  readonly maxBodyBytes: number;
  /**
   * Whether a request may name this host. If the gateway needs no credential, a page of another site must not reach it
   * by a name of its own that resolves to this machine.
   */
  readonly acceptsHost: (hostname: string) => boolean;
  /** Names of further headers that may occur only once, as those that decide something in every gateway. */
  readonly decidingHeaders?: readonly string[];
  /** Absent: it never stops. */
  readonly isStopping?: () => boolean;
  /** Called with each error that a client gets a 500 for, and the request id in the headers of the response. */
  readonly onUnexpectedError?: (error: unknown, ids: { readonly requestId: string }) => void;
  readonly reportRefusal?: ReportRefusal;
}

/** Creates the server without routes: limits, and errors in the form that GraphQL clients read. */
export function createHttpServer({
  maxBodyBytes,
  acceptsHost,
  decidingHeaders = [],
  isStopping = () => false,
  onUnexpectedError = () => {},
  reportRefusal = () => {},
}: HttpServerOptions): FastifyInstance {
  const server = fastify({
    bodyLimit: maxBodyBytes,
    genReqId: ({ headers }) => toRequestId(headers),
    rewriteUrl: toPath,
    schemaController: NO_ROUTE_SCHEMAS,
    frameworkErrors: (_error, request, reply: FastifyReply) => {
      reply.headers({ ...SECURITY_HEADERS, [REQUEST_ID_HEADER]: request.id });
      sendRefusal(reply, toBadRequest(UNREADABLE), reportRefusal);
    },
  });
  limitChunks(server, maxBodyBytes);
  const deciding = new Set([...DECIDING_HEADERS, ...decidingHeaders]);
  acceptOnlyJson(server);
  server.addHook('onRequest', async (request, reply) => {
    reply.headers({ ...SECURITY_HEADERS, [REQUEST_ID_HEADER]: request.id });
    const ambiguity = findAmbiguity(request.raw, request.originalUrl, deciding);
    if (ambiguity !== undefined) throw toBadRequest(UNREADABLE, ambiguity);
    // An IPv6 address has brackets there.
    if (acceptsHost(request.hostname.replace(/^\[|\]$/g, ''))) return;
    const message = 'Host not allowed.';
    throw new Refusal({ status: 421, message, code: 'BAD_REQUEST' });
  });
  // A connection that is kept alive would delay the shutdown until a timer closes it.
  server.addHook('onSend', async (_request, reply) => {
    if (isStopping()) reply.header('connection', 'close');
  });
  server.setNotFoundHandler((_request, reply) => {
    const message = 'Not found.';
    const refusal = new Refusal({ status: 404, message, code: 'NOT_FOUND' });
    return sendRefusal(reply, refusal, reportRefusal);
  });
  server.setErrorHandler((error: FastifyError, { id }, reply) => {
    const refusal = error instanceof Refusal ? error : createRejection(error);
    if (refusal !== undefined) return sendRefusal(reply, refusal, reportRefusal);
    onUnexpectedError(error, { requestId: id });
    const status = error.statusCode ?? 500;
    return reply
      .code(status)
      .send(toErrorBody('Internal server error', 'INTERNAL_SERVER_ERROR', id));
  });
  return server;
}

/**
 * Returns a refusal with a message of our own: that of a parser may quote the body.
 *
 * @returns undefined if the error is a bug.
 */
function createRejection(error: FastifyError): Refusal | undefined {
  const { statusCode: status = 500 } = error;
  if (status < 400 || status >= 500) return undefined;
  const message = status === 413 ? 'The request is too large.' : UNREADABLE;
  return new Refusal({ status, message, code: 'BAD_REQUEST' });
}
