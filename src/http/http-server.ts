import fastify, { type FastifyError, type FastifyInstance } from 'fastify';

/** An operation with its variables. */
const MAX_BODY_BYTES = 64 * 1024;

/** The HTTP server without routes: limits, and errors in the form that GraphQL clients read. */
export function createHttpServer(): FastifyInstance {
  const server = fastify({
    bodyLimit: MAX_BODY_BYTES,
    requestTimeout: 15_000,
    forceCloseConnections: 'idle',
  });
  server.setNotFoundHandler((_request, reply) =>
    reply.code(404).send(toErrorBody('There is nothing at this address.', 'NOT_FOUND')),
  );
  server.setErrorHandler((error: FastifyError, _request, reply) => {
    const status = error.statusCode ?? 500;
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

const toErrorBody = (message: string | undefined, code: string | undefined) => ({
  errors: [{ message, extensions: { code } }],
});
