import { createServer, type RequestListener } from 'node:http';
import fastify, { type FastifyInstance } from 'fastify';

/** Milliseconds in which a request must have come whole. */
const REQUEST_MS = 15_000;

/** Milliseconds for which a connection may wait for its next request: longer than balancers keep one (60 s). */
const KEEP_ALIVE_MS = 72_000;

/**
 * What takes connections. What answers on them is apart: that can be replaced while they stay open.
 *
 * Fastify listens here and routes nothing, for what it knows of `localhost`, of requests that are none and of the end.
 */
export function createListener(answer: RequestListener): FastifyInstance {
  return fastify({
    forceCloseConnections: 'idle',
    serverFactory: () =>
      createServer({ keepAliveTimeout: KEEP_ALIVE_MS, requestTimeout: REQUEST_MS }, answer),
  });
}
