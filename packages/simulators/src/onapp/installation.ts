import type { SimulatedInstallation } from '../installation.ts';
import { runOnAppSimulator } from './simulator.ts';

/** @param port If it is absent, a free port is used. */
export async function startOnApp(port?: number): Promise<SimulatedInstallation> {
  const simulator = await runOnAppSimulator(port === undefined ? {} : { port });
  const { username, password } = simulator.credentials;
  return {
    simulators: [simulator],
    configuration: {
      key: 'onapp',
      settings: { kind: 'onApp', url: simulator.url, username, password },
    },
    close: simulator.close,
  };
}
