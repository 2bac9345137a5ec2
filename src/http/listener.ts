import { createServer, type RequestListener } from 'node:http';
import fastify, { type FastifyInstance } from 'fastify';
import { refuseUnreadable } from './unreadable-request.ts';

/** How long somebody may take to send a request. Milliseconds. */
export interface SendingTimes {
  readonly headersTimeout: number;
  /** For all of it, its headers included. */
  readonly requestTimeout: number;
  /** Between two looks at who is late. */
  readonly connectionsCheckingInterval: number;
}

/** Whoever sends slowly is cut off within 15 seconds, by Node's own watch 30 seconds later. */
const SENDING_TIMES: SendingTimes = {
  headersTimeout: 8_000,
  requestTimeout: 12_000,
  connectionsCheckingInterval: 2_000,
};

/** Milliseconds for which a connection may wait for its next request: longer than balancers keep one (60 s). */
const KEEP_ALIVE_MS = 72_000;

/**
 * What takes connections. What answers on them is apart: that can be replaced while they stay open.
 *
 * Fastify listens here and routes nothing, for what it knows of `localhost`, of requests that are none and of the end.
 */
export function createListener(answer: RequestListener, times = SENDING_TIMES): FastifyInstance {
  return fastify({
    forceCloseConnections: 'idle',
    clientErrorHandler: refuseUnreadable,
    serverFactory: () => createServer({ keepAliveTimeout: KEEP_ALIVE_MS, ...times }, answer),
  });
}
