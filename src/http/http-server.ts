import fastify, { type FastifyError, type FastifyInstance, type FastifyReply } from 'fastify';
import { REQUEST_ID_HEADER, toRequestId } from '../request/request-id.ts';
import { limitChunks } from './body/chunk-limit.ts';
import { acceptOnlyJson } from './body/request-body.ts';
import { NO_ROUTE_SCHEMAS } from './no-route-schemas.ts';
import { toFrameworkRefusal } from './refusals/framework-error.ts';
import {
  Refusal,
  type ReportRefusal,
  sendError,
  sendRefusal,
  toBadRequest,
} from './refusals/refusal.ts';
import { recordRoutes } from './refusals/unrouted-request.ts';
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

const AMBIGUOUS =
  'The request has no host, names two hosts or repeats a header that may occur only once: send each of them once.';

const FOREIGN_HOST =
  'The header Host is not allowed: with access.mode open the gateway accepts only localhost and loopback addresses. Use http://localhost in the URL, let a proxy in front send Host: localhost, or set access.mode to apiKeys or jwt.';

const UNEXPECTED = { message: 'Internal server error', code: 'INTERNAL_SERVER_ERROR' };

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
    frameworkErrors: (error, request, reply: FastifyReply) => {
      reply.headers({ ...SECURITY_HEADERS, [REQUEST_ID_HEADER]: request.id });
      sendFailure(error, reply);
    },
  });
  const refuseUnrouted = recordRoutes(server);
  limitChunks(server, maxBodyBytes);
  const deciding = new Set([...DECIDING_HEADERS, ...decidingHeaders]);
  acceptOnlyJson(server);
  server.addHook('onRequest', async (request, reply) => {
    reply.headers({ ...SECURITY_HEADERS, [REQUEST_ID_HEADER]: request.id });
    const ambiguity = findAmbiguity(request.raw, request.originalUrl, deciding);
    if (ambiguity !== undefined) throw toBadRequest(AMBIGUOUS, ambiguity);
    // An IPv6 address has brackets there.
    if (!acceptsHost(request.hostname.replace(/^\[|\]$/g, ''))) {
      throw new Refusal({ status: 421, message: FOREIGN_HOST, code: 'BAD_REQUEST' });
    }
    // The body is not read.
    if (request.is404) throw refuseUnrouted(request);
  });
  // A connection that is kept alive would delay the shutdown until a timer closes it.
  server.addHook('onSend', async (_request, reply) => {
    if (isStopping()) reply.header('connection', 'close');
  });
  // A route may decide that there is nothing for a request.
  server.setNotFoundHandler((request, reply) =>
    sendRefusal(reply, refuseUnrouted(request), reportRefusal),
  );
  const sendFailure = (error: FastifyError, reply: FastifyReply) => {
    const refusal = error instanceof Refusal ? error : toFrameworkRefusal(error, maxBodyBytes);
    if (refusal !== undefined) return sendRefusal(reply, refusal, reportRefusal);
    onUnexpectedError(error, { requestId: reply.request.id });
    // The operation may have been run.
    return sendError(reply.code(error.statusCode ?? 500), { ...UNEXPECTED, write: 'UNKNOWN' });
  };
  server.setErrorHandler((error: FastifyError, _request, reply) => sendFailure(error, reply));
  return server;
}
