import { createServer, type RequestListener, type Server } from 'node:http';
import fastify from 'fastify';
import type { ReportRefusal } from './refusal.ts';
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

/** What takes connections. What answers on them is apart: that can be replaced while they stay open. */
export interface Listener {
  /** @returns the address: `http://127.0.0.1:4000`. */
  readonly listen: (at: { readonly host: string; readonly port: number }) => Promise<string>;
  /** One, or two where the host is `localhost`. */
  readonly servers: readonly Server[];
  /** Takes no more connections and closes those that wait for a request; returns when the last of all is closed. */
  readonly close: () => Promise<void>;
}

interface ListenerOptions {
  readonly times?: SendingTimes;
  /** Called with each server before it listens. */
  readonly attach?: (server: Server) => void;
  /** Called with each request that cannot be read. */
  readonly reportRefusal?: ReportRefusal;
}

/** Fastify listens here and routes nothing, for what it knows of `localhost`, of requests that are none and of the end. */
export function createListener(
  answer: RequestListener,
  { times = SENDING_TIMES, attach = () => {}, reportRefusal = () => {} }: ListenerOptions = {},
): Listener {
  const servers: Server[] = [];
  const door = fastify({
    forceCloseConnections: 'idle',
    clientErrorHandler: refuseUnreadable(reportRefusal),
    serverFactory: () => {
      const server = createServer(
        // A request without a host is refused where it gets an id.
        {
          keepAliveTimeout: KEEP_ALIVE_MS,
          requireHostHeader: false,
          insecureHTTPParser: false,
          ...times,
        },
        answer,
      );
      // Node itself would refuse it without an id.
      server.on('checkExpectation', answer);
      attach(server);
      servers.push(server);
      return server;
    },
  });
  return { listen: (at) => door.listen(at), servers, close: async () => door.close() };
}
