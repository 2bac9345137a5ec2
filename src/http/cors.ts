import type { FastifyInstance } from 'fastify';
import { EXPLAIN_HEADER } from '../graphql/cost/explain.ts';
import { REQUEST_ID_HEADER } from '../request/request-id.ts';

const PATH = '/graphql';

/** Headers that a page may send. Cookies are not among them: the gateway uses none. */
const REQUEST_HEADERS = [
  'content-type',
  'authorization',
  'traceparent',
  'tracestate',
  REQUEST_ID_HEADER,
  EXPLAIN_HEADER,
  'apollo-require-preflight',
].join(', ');

/** Headers of a response that a page may read. */
const EXPOSED_HEADERS = [REQUEST_ID_HEADER, 'retry-after'].join(', ');

/** Seconds for which a browser may cache a preflight response. */
const MAX_AGE = '600';

/**
 * Lets pages of these origins send operations and read the responses, refusals included. Pages of other origins get no
 * header that allows anything.
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
      'access-control-expose-headers': EXPOSED_HEADERS,
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
