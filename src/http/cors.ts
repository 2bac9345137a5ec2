import type { FastifyInstance } from 'fastify';
import { EXPLAIN_HEADER } from '../graphql/explain.ts';
import { REQUEST_ID_HEADER } from '../upstream/attempt.ts';

const PATH = '/graphql';

/** What a page may send. Cookies are not among it: nothing here goes by them. */
const REQUEST_HEADERS = [
  'content-type',
  'authorization',
  'traceparent',
  'tracestate',
  REQUEST_ID_HEADER,
  EXPLAIN_HEADER,
  'apollo-require-preflight',
].join(', ');

/** What a page may read of an answer beside its body. */
const ANSWER_HEADERS = [REQUEST_ID_HEADER, 'retry-after'].join(', ');

/** Seconds for which a browser need not ask again. */
const MAX_AGE = '600';

/**
 * Lets pages of these origins send operations and read the answers, refusals included. For all others it is as if this
 * was not there: no header allows anything.
 *
 * @param origins as browsers write them: `https://desk.example`.
 */
export function allowOrigins(server: FastifyInstance, origins: readonly string[]): void {
  const allowed = new Set<string | undefined>(origins);
  server.addHook('onRequest', async ({ headers, routeOptions }, reply) => {
    if (routeOptions.url !== PATH) return;
    reply.header('vary', 'origin');
    if (!allowed.has(headers.origin)) return;
    reply.headers({
      'access-control-allow-origin': headers.origin,
      'access-control-expose-headers': ANSWER_HEADERS,
    });
  });
  server.options(PATH, (request, reply) => {
    if (!allowed.has(request.headers.origin)) return reply.callNotFound();
    reply.headers({
      'access-control-allow-methods': 'GET, POST',
      'access-control-allow-headers': REQUEST_HEADERS,
      'access-control-max-age': MAX_AGE,
    });
    return reply.code(204).send();
  });
}
