import { createServer, type RequestListener, type Server } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import fastify from 'fastify';
import type { OperationCounter } from './hooks/operation-limiter.ts';
import { NO_ROUTE_SCHEMAS } from './no-route-schemas.ts';
import { ClientErrorHandler } from './refusals/client-error-handler.ts';
import type { ReportRefusal } from './refusals/refusal.ts';

/**
 * The time limits for sending a request, in ms. Slow senders are cut off within 15 seconds; with Node's own check
 * interval it would be 30 seconds later.
 */
const REQUEST_TIMEOUTS = {
  headersTimeout: 8_000,
  /** The limit of the whole request, its headers included. */
  requestTimeout: 12_000,
  connectionsCheckingInterval: 2_000,
};

/** Milliseconds for which a connection may be idle: longer than load balancers keep one (60 s). */
const KEEP_ALIVE_MS = 72_000;

/** Milliseconds in which a partial request may be completed when no operation is in flight any more. */
const QUIET_MS = 500;

const POLL_INTERVAL_MS = 50;

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
  readonly times?: typeof REQUEST_TIMEOUTS;
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
  const clientErrors = new ClientErrorHandler(reportRefusal);
  const handle: RequestListener = (request, response) => {
    clientErrors.watch(request);
    handleRequest(request, response);
  };
  const acceptor = fastify({
    forceCloseConnections: 'idle',
    schemaController: NO_ROUTE_SCHEMAS,
    clientErrorHandler: clientErrors.handle,
    serverFactory: () => {
      const server = createServer(
        // Requests without a host are refused by the handler, which gives them an id.
        {
          keepAliveTimeout: KEEP_ALIVE_MS,
          requireHostHeader: false,
          insecureHTTPParser: false,
          ...times,
        },
        handle,
      );
      // Node itself would refuse such a request without an id.
      server.on('checkExpectation', handle);
      attach(server);
      servers.push(server);
      return server;
    },
  });
  return { listen: (at) => acceptor.listen(at), servers, close: async () => acceptor.close() };
}

/**
 * Closes a listener when the last operation has ended. It does not wait for connections without a complete request:
 * browsers and health checks open them, and any client can.
 */
export async function closeListener(listener: Listener, load: OperationCounter): Promise<void> {
  const isOver = new AbortController();
  const closed = listener.close().finally(() => isOver.abort());
  await Promise.race([closed, waitUntilIdle(load, isOver.signal)]);
  for (const server of listener.servers) server.closeAllConnections();
  await closed;
}

async function waitUntilIdle(load: OperationCounter, signal: AbortSignal): Promise<void> {
  let quietSince = performance.now();
  while (!signal.aborted && performance.now() - quietSince < QUIET_MS) {
    await sleep(POLL_INTERVAL_MS);
    if (load.inFlight > 0) quietSince = performance.now();
  }
}
