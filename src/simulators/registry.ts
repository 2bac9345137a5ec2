import { startActivePlatform } from './activeplatform/installation.ts';
import type { SimulatedInstallation } from './installation.ts';
import { startOnApp } from './onapp/installation.ts';
import { startVms } from './vms/installation.ts';

/** A line for each provider: how its simulators start, and the first port of `roster simulate`. */
const REGISTRY: readonly (readonly [
  (firstPort?: number) => Promise<SimulatedInstallation>,
  number,
])[] = [
  [startVms, 4101],
  [startActivePlatform, 4103],
  [startOnApp, 4104],
];

/** Starts every simulator. Where one cannot start, those before it are stopped again. */
export async function startSimulators(ports: 'free' | 'fixed'): Promise<SimulatedInstallation[]> {
  const started: SimulatedInstallation[] = [];
  try {
    for (const [start, firstPort] of REGISTRY) {
      started.push(await start(ports === 'fixed' ? firstPort : undefined));
    }
    return started;
  } catch (error) {
    await Promise.all(started.map(({ close }) => close()));
    throw error;
  }
}
