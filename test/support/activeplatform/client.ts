import assert from 'node:assert/strict';
import type { ServerResponse } from 'node:http';
import { createEndpoints } from '../../../src/providers/activeplatform/endpoints.ts';
import { SingleFlight } from '../../../src/upstream/policies/single-flight.ts';
import { UpstreamClient } from '../../../src/upstream/upstream-client.ts';
import { startHttpServer } from '../upstreams/http-server.ts';

/** Contains characters that a URL must encode. */
export const ODD_TOKEN = 'a+b c/d&e=f#ü';

/**
 * Starts the client of an installation below `/panel`, over a server whose responses the test
 * writes.
 */
export async function startPlatformClient(
  result: (response: ServerResponse) => void,
  basePath = 'api/vendor/v1',
) {
  const server = await startHttpServer(result);
  const client = new UpstreamClient({
    provider: 'activeplatform',
    baseUrl: new URL(`${server.url}/panel`),
    headers: { accept: 'application/json' },
    query: { api_token: ODD_TOKEN },
    attemptMs: 1000,
    listAttemptMs: 1000,
    connectMs: 1000,
    maxConcurrent: 4,
    maxWaiting: 64,
    breaker: false,
    maxBytes: 100_000,
    maxListBytes: 100_000,
    secrets: [ODD_TOKEN],
    badRequestIsInconclusive: false,
    singleFlight: new SingleFlight(),
  });
  return {
    client,
    endpoints: createEndpoints(basePath),
    arrivals: server.arrivals,
    /** Returns the only request that arrived, with its query decoded and without the token. */
    arrived: () => {
      const [arrival, ...others] = server.arrivals;
      assert.deepEqual(others, []);
      const { pathname, searchParams } = new URL(arrival?.url ?? '', server.url);
      const { api_token, ...query } = Object.fromEntries(searchParams);
      assert.equal(api_token, ODD_TOKEN);
      const { method, body } = arrival ?? {};
      return { method, path: pathname, query, body };
    },
    [Symbol.asyncDispose]: async () => {
      await client.close();
      await server[Symbol.asyncDispose]();
    },
  };
}
