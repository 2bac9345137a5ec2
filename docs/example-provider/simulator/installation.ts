import type { SimulatedInstallation } from '../installation.ts';
import { runAcmeSimulator, TOKEN } from './simulator.ts';

/** @param port If it is absent, a free port is used. */
export async function startAcme(port?: number): Promise<SimulatedInstallation> {
  const simulator = await runAcmeSimulator(port);
  return {
    simulators: [simulator],
    configuration: {
      key: 'acme',
      settings: { kind: 'acme', url: simulator.url, token: TOKEN },
    },
    close: simulator.close,
  };
}
