import type { SimulatedInstallation } from '../installation.ts';
import { runActivePlatformSimulator } from './simulator.ts';

/** @param port If it is absent, a free port is used. */
export async function startActivePlatform(port?: number): Promise<SimulatedInstallation> {
  const simulator = await runActivePlatformSimulator(port === undefined ? {} : { port });
  return {
    simulators: [simulator],
    configuration: {
      key: 'activeplatform',
      settings: {
        kind: 'activePlatform',
        url: simulator.url,
        apiToken: simulator.credentials.apiToken,
        currency: 'EUR',
      },
    },
    close: simulator.close,
  };
}
