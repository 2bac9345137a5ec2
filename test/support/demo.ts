import {
  type SimulatedInstallation,
  toProviderSettings,
} from '../../src/simulators/installation.ts';
import { startSimulators } from '../../src/simulators/registry.ts';
import { startGatewayOver } from './gateway.ts';

export interface Demo extends AsyncDisposable {
  readonly url: string;
  readonly simulated: readonly SimulatedInstallation[];
}

/** What `npm start` runs without a configuration, on free ports. */
export async function startDemo(): Promise<Demo> {
  const simulated = await startSimulators();
  const gateway = await startGatewayOver(toProviderSettings(simulated));
  return {
    url: gateway.url,
    simulated,
    [Symbol.asyncDispose]: async () => {
      await gateway.close();
      await Promise.all(simulated.map(({ close }) => close()));
    },
  };
}
