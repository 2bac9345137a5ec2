import assert from 'node:assert/strict';
import type { ServerResponse } from 'node:http';
import { jsonDialect } from '../../../src/providers/onapp/dialect/json-dialect.ts';
import { xmlDialect } from '../../../src/providers/onapp/dialect/xml-dialect.ts';
import { UpstreamError } from '../../../src/upstream/errors/upstream-error.ts';
import { SingleFlight } from '../../../src/upstream/policies/single-flight.ts';
import { UpstreamClient } from '../../../src/upstream/upstream-client.ts';
import { startHttpServer } from '../upstreams/http-server.ts';

/** Starts the client of a panel below `/panel`, over a server whose responses the test writes. */
export async function startPanelClient(
  result: Parameters<typeof startHttpServer>[0],
  format: 'json' | 'xml' = 'json',
  attemptMs = 2000,
) {
  const server = await startHttpServer(result);
  const client = new UpstreamClient({
    provider: 'onapp',
    baseUrl: new URL(`${server.url}/panel/`),
    headers: { accept: `application/${format}`, authorization: 'Basic dTpw' },
    attemptMs,
    listAttemptMs: 5000,
    connectMs: 1000,
    maxConcurrent: 4,
    maxWaiting: 64,
    breaker: false,
    maxBytes: 10_000,
    maxListBytes: 100_000,
    secrets: ['p'],
    badRequestIsInconclusive: false,
    singleFlight: new SingleFlight(),
  });
  return {
    client,
    dialect: format === 'json' ? jsonDialect : xmlDialect,
    /** Returns the only request that arrived. */
    arrived: () => {
      const [arrival, ...others] = server.arrivals;
      assert.deepEqual(others, []);
      assert.ok(arrival !== undefined);
      const { accept, authorization, 'content-type': contentType } = arrival.headers;
      const { method, url, body } = arrival;
      return { request: `${method} ${url}`, body, accept, authorization, contentType };
    },
    [Symbol.asyncDispose]: async () => {
      await client.close();
      await server[Symbol.asyncDispose]();
    },
  };
}

/** Responds with this status, body and headers. */
export const saying =
  (status: number, body = '', headers: Readonly<Record<string, string>> = {}) =>
  (response: ServerResponse) =>
    response.writeHead(status, headers).end(body);

export const codeOf = (promise: Promise<unknown>) =>
  promise.then(
    () => 'none',
    (error: unknown) => (error instanceof UpstreamError ? error.code : String(error)),
  );
