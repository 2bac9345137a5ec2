import { createServer, type RequestListener, type Server } from 'node:http';
import fastify from 'fastify';
import { NO_ROUTE_SCHEMAS } from './no-route-schemas.ts';
import { handleClientError } from './refusals/client-error-handler.ts';
import type { ReportRefusal } from './refusals/refusal.ts';

/** The time limits for sending a request, in milliseconds. */
interface SendingTimes {
  readonly headersTimeout: number;
  /** The limit of the whole request, its headers included. */
  readonly requestTimeout: number;
  /** The interval between two checks for late requests. */
  readonly connectionsCheckingInterval: number;
}

/** Slow senders are cut off within 15 seconds; with Node's own check interval it would be 30 seconds later. */
const REQUEST_TIMEOUTS: SendingTimes = {
  headersTimeout: 8_000,
  requestTimeout: 12_000,
  connectionsCheckingInterval: 2_000,
};

/** Milliseconds for which a connection may be idle: longer than load balancers keep one (60 s). */
const KEEP_ALIVE_MS = 72_000;

/** Accepts connections. The request handler is separate: it can be replaced while connections stay open. */
export interface Listener {
  /** Starts to accept connections. Returns the URL: `http://127.0.0.1:4000`. */
  readonly listen: (at: { readonly host: string; readonly port: number }) => Promise<string>;
  /** One server, or two if the host is `localhost`. */
  readonly servers: readonly Server[];
  /** Stops accepting connections and closes idle ones; resolves when the last connection is closed. */
  readonly close: () => Promise<void>;
}

interface ListenerOptions {
  readonly times?: SendingTimes;
  /** Called with each server before it listens. */
  readonly attach?: (server: Server) => void;
  /** Called with each request that cannot be read. */
  readonly reportRefusal?: ReportRefusal;
}

/** Creates a Fastify server without routes, for its handling of `localhost`, of malformed requests and of shutdown. */
export function createListener(
  handleRequest: RequestListener,
  { times = REQUEST_TIMEOUTS, attach = () => {}, reportRefusal = () => {} }: ListenerOptions = {},
): Listener {
  const servers: Server[] = [];
  const acceptor = fastify({
    forceCloseConnections: 'idle',
    schemaController: NO_ROUTE_SCHEMAS,
    clientErrorHandler: handleClientError(reportRefusal),
    serverFactory: () => {
      const server = createServer(
        // Requests without a host are refused by the handler, which gives them an id.
        {
          keepAliveTimeout: KEEP_ALIVE_MS,
          requireHostHeader: false,
          insecureHTTPParser: false,
          ...times,
        },
        handleRequest,
      );
      // Node itself would refuse such a request without an id.
      server.on('checkExpectation', handleRequest);
      attach(server);
      servers.push(server);
      return server;
    },
  });
  return { listen: (at) => acceptor.listen(at), servers, close: async () => acceptor.close() };
}
