import { readFile } from 'node:fs/promises';
import {
  type ActivePlatformSimulator,
  type ActivePlatformSimulatorOptions,
  runActivePlatformSimulator,
} from '@roster/simulators/activeplatform/simulator.ts';
import {
  type GatewayOverServer,
  startGatewayOver,
  startGatewayOverServer,
} from '../gateway/gateway.ts';

type Settings = Readonly<Record<string, unknown>>;

/** The user of the vendor's printed page. */
export const JOHN = 'activeplatform/user/2002986';

/** The token of the printed request. */
export const TOKEN = '654321';

export interface SimulatedPlatform extends AsyncDisposable {
  /** The URL of the gateway. */
  readonly url: string;
  readonly platform: ActivePlatformSimulator;
}

/** Starts a gateway over a simulated platform. */
export async function startOverPlatform(
  options: ActivePlatformSimulatorOptions = {},
  settings: Settings = {},
): Promise<SimulatedPlatform> {
  const platform = await runActivePlatformSimulator(options);
  const gateway = await startGatewayOver(providers(platform.url, settings));
  return {
    url: gateway.url,
    platform,
    [Symbol.asyncDispose]: async () => {
      await gateway.close();
      await platform.close();
    },
  };
}

/** Starts a gateway over a server whose responses the test writes. */
export const startOverAnswers = (
  response: Parameters<typeof startGatewayOverServer>[0],
  settings: Settings = {},
): Promise<GatewayOverServer> =>
  startGatewayOverServer(response, (url) => providers(url, settings));

/** Reads a body of the vendor's page, as it is printed. */
export function printed(name: 'update-request.json' | 'update-200.json'): Promise<string> {
  return readFile(new URL(`../../fixtures/activeplatform/${name}`, import.meta.url), 'utf8');
}

const providers = (url: string, settings: Settings) => ({
  activeplatform: { kind: 'activePlatform', url, apiToken: TOKEN, ...settings },
});
