import { type Gateway, startGateway } from '../../../src/app/process.ts';
import type { Settings } from '../../../src/config/settings.ts';
import type { Log } from '../../../src/observability/log/log.ts';
import { settingsSchema } from '../../../src/providers/registry.ts';
import { startHttpServer, type TestServer } from '../upstreams/http-server.ts';

/** Writes nothing. */
export const silentLog: Log = { info: () => {}, warn: () => {}, error: () => {} };

/** Starts a gateway on a free port over these providers, written as in a `roster.yml`. */
export function startGatewayOver(
  providers: Readonly<Record<string, unknown>>,
  settings: Readonly<Record<string, unknown>> = {},
  log: Log = silentLog,
): Promise<Gateway> {
  return startGateway(settingsOver(providers, settings), log);
}

/** Returns the settings of such a gateway. */
export function settingsOver(
  providers: Readonly<Record<string, unknown>>,
  settings: Readonly<Record<string, unknown>> = {},
): Settings {
  return settingsSchema().parse({ server: { port: 0 }, providers, ...settings });
}

export interface GatewayOverServer extends AsyncDisposable {
  /** The URL of the gateway. */
  readonly url: string;
  /** The requests at the server. */
  readonly arrivals: TestServer['arrivals'];
}

/** Starts a gateway over a server whose responses the test writes. */
export async function startGatewayOverServer(
  response: Parameters<typeof startHttpServer>[0],
  providersAt: (url: string) => Readonly<Record<string, unknown>>,
): Promise<GatewayOverServer> {
  const server = await startHttpServer(response);
  const gateway = await startGatewayOver(providersAt(server.url));
  return {
    url: gateway.url,
    arrivals: server.arrivals,
    [Symbol.asyncDispose]: async () => {
      await gateway.close();
      await server[Symbol.asyncDispose]();
    },
  };
}
