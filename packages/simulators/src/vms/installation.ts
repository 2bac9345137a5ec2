import type { SimulatedInstallation } from '../installation.ts';
import { runVmsSimulators } from './vms-simulators.ts';

/** @param firstPort The first of two ports. If it is absent, free ports are used. */
export async function startVms(firstPort?: number): Promise<SimulatedInstallation> {
  const ports = firstPort === undefined ? {} : { billingPort: firstPort, adminPort: firstPort + 1 };
  const { billing, admin, credentials, timeZone, close } = await runVmsSimulators(ports);
  return {
    simulators: [billing, admin],
    configuration: {
      key: 'vms',
      settings: {
        kind: 'vms',
        timeZone,
        billing: { url: billing.url },
        admin: { url: admin.url, ...credentials },
      },
    },
    close,
  };
}
