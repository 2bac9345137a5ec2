import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { ANY_PORT } from '../config/cors-settings.ts';
import { EXPLAIN_HEADER } from '../graphql/cost/explain.ts';
import { PREFLIGHT_HEADERS } from '../graphql/preflight-headers.ts';
import { REQUEST_ID_HEADER } from '../request/request-id.ts';
import { Refusal } from './refusals/refusal.ts';

const PATH = '/graphql';

/**
 * Headers that a page may send: those of the gateway, and those that GraphQL clients and tracing libraries add by
 * themselves, which the gateway ignores. Cookies are not among them: the gateway uses none.
 */
const REQUEST_HEADERS: readonly string[] = [
  'content-type',
  'authorization',
  'traceparent',
  'tracestate',
  REQUEST_ID_HEADER,
  EXPLAIN_HEADER,
  ...PREFLIGHT_HEADERS,
  'x-apollo-operation-id',
  'apollographql-client-name',
  'apollographql-client-version',
  'graphql-client-name',
  'graphql-client-version',
  'graphql-require-preflight',
  'baggage',
  'sentry-trace',
];

/** Headers of a response that a page may read. */
const EXPOSED_HEADERS = [REQUEST_ID_HEADER, 'retry-after'].join(', ');

/** Seconds for which a browser may cache a preflight response. */
const MAX_AGE = '600';

const FOREIGN_ORIGIN =
  'Pages of this origin may not use the gateway: add the origin to the setting server.cors.origins.';

interface CorsOptions {
  /** Origins as browsers write them, such as `https://desk.example`; `*` as the port: every port. */
  readonly origins: readonly string[];
  /** Names of further headers that pages may send. */
  readonly headers: readonly string[];
}

/**
 * Lets pages of these origins send operations and read the responses, refusals included. Pages of other origins get no
 * header that allows anything.
 */
export function allowOrigins(server: FastifyInstance, { origins, headers }: CorsOptions): void {
  const isAllowed = createOriginMatcher(origins);
  const requestHeaders = [...REQUEST_HEADERS, ...headers].join(', ');
  server.addHook('onRequest', async ({ headers: { origin }, routeOptions }, reply) => {
    if (routeOptions.url !== PATH) return;
    if (origins.length > 0) reply.header('vary', 'origin');
    if (!isAllowed(origin)) return;
    reply.headers({
      'access-control-allow-origin': origin,
      'access-control-expose-headers': EXPOSED_HEADERS,
    });
  });
  const onRequest = async (request: FastifyRequest, reply: FastifyReply) => {
    if (!isPreflight(request)) return reply.callNotFound();
    if (!isAllowed(request.headers.origin)) {
      throw new Refusal({ status: 403, message: FOREIGN_ORIGIN, code: 'BAD_REQUEST' });
    }
    reply.headers({
      'access-control-allow-methods': 'GET, POST',
      'access-control-allow-headers': requestHeaders,
      'access-control-max-age': MAX_AGE,
    });
    return reply.code(204).send();
  };
  // A body is not read.
  server.options(PATH, { onRequest }, async () => undefined);
}

const isPreflight = ({ headers }: FastifyRequest) =>
  headers.origin !== undefined && headers['access-control-request-method'] !== undefined;

/** Returns a function that tests the header `Origin` of a request. */
function createOriginMatcher(origins: readonly string[]) {
  const exact = new Set(origins.filter((origin) => !origin.endsWith(ANY_PORT)));
  const anyPort = new Set(
    origins
      .filter((origin) => origin.endsWith(ANY_PORT))
      .map((origin) => origin.slice(0, -ANY_PORT.length)),
  );
  return (origin: string | undefined): boolean => {
    if (origin === undefined) return false;
    return exact.has(origin) || anyPort.has(origin.replace(/:\d{1,5}$/, ''));
  };
}
