import { startActivePlatform } from './activeplatform/installation.ts';
import type { SimulatedInstallation } from './installation.ts';
import { startOnApp } from './onapp/installation.ts';
import { startVms } from './vms/installation.ts';

/** A line for each provider: how its simulators start, and how far its first port is from the first of all. */
const REGISTRY: readonly (readonly [
  (firstPort?: number) => Promise<SimulatedInstallation>,
  number,
])[] = [
  [startVms, 0],
  [startActivePlatform, 2],
  [startOnApp, 3],
];

/**
 * Starts every simulator. Where one cannot start, those before it are stopped again.
 *
 * @param basePort of neighbouring ports; absent: free ones.
 */
export async function startSimulators(basePort?: number): Promise<SimulatedInstallation[]> {
  const started: SimulatedInstallation[] = [];
  try {
    for (const [start, offset] of REGISTRY) {
      started.push(await start(basePort === undefined ? undefined : basePort + offset));
    }
    return started;
  } catch (error) {
    await Promise.all(started.map(({ close }) => close()));
    throw error;
  }
}
