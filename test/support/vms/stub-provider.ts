import type { ServerResponse } from 'node:http';
import { type Arrival, startHttpServer } from '../upstreams/http-server.ts';
import { connectVms, type VmsConfiguration } from './gateway.ts';

/**
 * Creates the provider over one server that serves both APIs, and returns the requests at that
 * server. The token of the Admin API is configured; null omits an API.
 */
export async function answeredProvider(
  result: (response: ServerResponse, arrival: Arrival) => void,
  configuration: {
    readonly billing?: VmsConfiguration | null;
    readonly admin?: VmsConfiguration | null;
    readonly timeZone?: undefined;
  } = {},
) {
  const upstream = await startHttpServer(result);
  const { billing, admin, ...others } = configuration;
  const provider = connectVms({
    ...others,
    ...(billing !== null && { billing: { url: upstream.url, ...billing } }),
    ...(admin !== null && { admin: { url: upstream.url, token: 'canary-token', ...admin } }),
  });
  return {
    provider,
    arrivals: upstream.arrivals,
    [Symbol.asyncDispose]: async () => {
      await provider.close();
      await upstream[Symbol.asyncDispose]();
    },
  };
}
