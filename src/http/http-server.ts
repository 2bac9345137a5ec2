import fastify, { type FastifyError, type FastifyInstance, type FastifyReply } from 'fastify';
import { REQUEST_ID_HEADER } from '../upstream/attempt.ts';
import { toErrorBody } from './error-body.ts';
import { InexactNumberError } from './exact-variables.ts';
import { takeJsonAlone } from './request-body.ts';
import { toRequestId } from './request-id.ts';

/**
 * On every answer: no browser takes it for something else, shows it in a frame, runs something of it or tells another
 * site where it came from. Pages say more themselves.
 */
const SAFE_HEADERS = {
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
};

interface HttpServerOptions {
  /** Bytes of a body; more are not read. */
  readonly maxBodyBytes: number;
  /**
   * Whether a request may name this host. Where everybody who reaches the port is let in, a page of another site must
   * not reach it by a name of its own that leads to this machine.
   */
  readonly acceptsHost: (hostname: string) => boolean;
  /** Absent: it never stops. */
  readonly isStopping?: () => boolean;
  /** Told of what a client gets a 500 for, under the id that is in its headers. */
  readonly reportBug?: (error: unknown, ids: { readonly requestId: string }) => void;
}

/** What answers requests, without routes: limits, and errors in the form that GraphQL clients read. */
export function createHttpServer({
  maxBodyBytes,
  acceptsHost,
  isStopping = () => false,
  reportBug = () => {},
}: HttpServerOptions): FastifyInstance {
  const server = fastify({
    bodyLimit: maxBodyBytes,
    genReqId: ({ headers }) => toRequestId(headers),
    frameworkErrors: (_error, _request, reply: FastifyReply) => {
      reply.headers(SAFE_HEADERS);
      reply.code(400).send(toErrorBody('The request cannot be read.', 'BAD_REQUEST'));
    },
  });
  takeJsonAlone(server);
  server.addHook('onRequest', async (request, reply) => {
    reply.headers({ ...SAFE_HEADERS, [REQUEST_ID_HEADER]: request.id });
    // An IPv6 address stands in brackets there.
    if (acceptsHost(request.hostname.replace(/^\[|\]$/g, ''))) return;
    await reply
      .code(421)
      .send(toErrorBody('This gateway does not answer to that host.', 'BAD_REQUEST'));
  });
  // A connection that is kept alive would hold up the end until a timer cuts it.
  server.addHook('onSend', async (_request, reply) => {
    if (isStopping()) reply.header('connection', 'close');
  });
  server.setNotFoundHandler((_request, reply) =>
    reply.code(404).send(toErrorBody('There is nothing at this address.', 'NOT_FOUND')),
  );
  server.setErrorHandler((error: FastifyError, request, reply) => {
    if (error instanceof InexactNumberError) {
      return reply.code(error.statusCode).send(toErrorBody(error.message, error.code));
    }
    const status = error.statusCode ?? 500;
    if (status >= 500) reportBug(error, { requestId: request.id });
    // Sentences of our own: those of a parser may quote the body.
    const [message, code] =
      status === 413
        ? ['The request is too large.', 'BAD_REQUEST']
        : status >= 400 && status < 500
          ? ['The request cannot be read.', 'BAD_REQUEST']
          : ['Internal server error', 'INTERNAL_SERVER_ERROR'];
    return reply.code(status).send(toErrorBody(message, code));
  });
  return server;
}
