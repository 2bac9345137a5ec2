import { startActivePlatform } from './activeplatform/installation.ts';
import type { SimulatedInstallation } from './installation.ts';
import { startOnApp } from './onapp/installation.ts';
import { startVms } from './vms/installation.ts';

/**
 * The start function of each kind of provider, and the offset of its first port from the base port.
 */
export const SIMULATORS = {
  VMS: { start: startVms, portOffset: 0 },
  ACTIVE_PLATFORM: { start: startActivePlatform, portOffset: 2 },
  ON_APP: { start: startOnApp, portOffset: 3 },
} as const satisfies Record<string, Simulators>;

interface Simulators {
  readonly start: (firstPort?: number) => Promise<SimulatedInstallation>;
  readonly portOffset: number;
}

/**
 * Starts every simulator. If one cannot start, the ones before it are stopped again.
 *
 * @param basePort The first of the adjacent ports. If it is absent, free ports are used.
 */
export async function startSimulators(basePort?: number): Promise<SimulatedInstallation[]> {
  const started: SimulatedInstallation[] = [];
  try {
    for (const { start, portOffset } of Object.values<Simulators>(SIMULATORS)) {
      started.push(await start(basePort === undefined ? undefined : basePort + portOffset));
    }
    return started;
  } catch (error) {
    await Promise.all(started.map(({ close }) => close()));
    throw error;
  }
}

/** Returns the content of `providers` in a `roster.yml` that uses these simulators. */
export const toProviderSettings = (installations: readonly SimulatedInstallation[]) =>
  Object.fromEntries(installations.map(({ configuration: { key, settings } }) => [key, settings]));
