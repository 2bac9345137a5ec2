import { Agent, type IncomingHttpHeaders, request } from 'node:http';
import { text } from 'node:stream/consumers';

/** A response that arrived completely, and its duration. */
export interface HttpAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
  readonly ms: number;
}

/** A client that keeps its connections and sends each request once. */
export interface KeepAliveClient extends Disposable {
  readonly get: (path: string) => Promise<HttpAnswer>;
  /** Rejects if the response does not arrive completely. */
  readonly post: (
    query: string,
    variables?: Readonly<Record<string, unknown>>,
  ) => Promise<HttpAnswer>;
}

/** @param connections maximum number of connections; further requests wait for one. */
export function createKeepAliveClient(url: string, connections: number): KeepAliveClient {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const exchange = (path: string, body?: string) =>
    new Promise<HttpAnswer>((resolve, reject) => {
      const startedAt = performance.now();
      const headers = { 'content-type': 'application/json' };
      const method = body === undefined ? 'GET' : 'POST';
      const sent = request(`${url}${path}`, { method, headers, agent }, (response) => {
        text(response).then((whole) => {
          const { statusCode = 0, headers } = response;
          const ms = performance.now() - startedAt;
          resolve({ status: statusCode, headers, text: whole, ms });
        }, reject);
      });
      sent.once('error', reject).end(body);
    });
  return {
    get: (path) => exchange(path),
    post: (query, variables = {}) => exchange('/graphql', JSON.stringify({ query, variables })),
    [Symbol.dispose]: () => agent.destroy(),
  };
}
