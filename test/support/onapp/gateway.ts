import { readFile } from 'node:fs/promises';
import {
  type OnAppSimulator,
  type OnAppSimulatorOptions,
  runOnAppSimulator,
} from '@roster/simulators/onapp/simulator.ts';
import {
  type GatewayOverServer,
  startGatewayOver,
  startGatewayOverServer,
} from '../gateway/gateway.ts';

type Settings = Readonly<Record<string, unknown>>;

/** The user of the vendor's printed requests. */
export const PRINTED_USER = 'onapp/user/12';

export interface SimulatedPanel extends AsyncDisposable {
  /** The URL of the gateway. */
  readonly url: string;
  readonly panel: OnAppSimulator;
}

/** Starts a gateway over a simulated panel. */
export async function startOverPanel(
  options: OnAppSimulatorOptions = {},
  settings: Settings = {},
  credential: 'password' | 'apiKey' = 'password',
): Promise<SimulatedPanel> {
  const panel = await runOnAppSimulator(options);
  const { username, password, email, apiKey } = panel.credentials;
  const signIn = credential === 'password' ? { username, password } : { username: email, apiKey };
  const gateway = await startGatewayOver(providers({ url: panel.url, ...signIn, ...settings }));
  return {
    url: gateway.url,
    panel,
    [Symbol.asyncDispose]: async () => {
      await gateway.close();
      await panel.close();
    },
  };
}

/** Starts a gateway over a server whose responses the test writes. */
export const startOverAnswers = (
  response: Parameters<typeof startGatewayOverServer>[0],
  settings: Settings = {},
): Promise<GatewayOverServer> =>
  startGatewayOverServer(response, (url) =>
    providers({ url, username: 'user', password: 'userpass', ...settings }),
  );

/** Reads a body of the fixtures, as it is printed. */
export function printed(name: string): Promise<string> {
  return readFile(new URL(`../../fixtures/onapp/${name}`, import.meta.url), 'utf8');
}

const providers = (settings: Settings) => ({ onapp: { kind: 'onApp', ...settings } });
