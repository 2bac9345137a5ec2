import type { SimulatedInstallation } from '@roster/simulators/installation.ts';
import { startSimulators, toProviderSettings } from '@roster/simulators/registry.ts';
import { stringify } from 'yaml';
import { createTemporaryFolder } from '../files/temporary-folder.ts';
import { withApiSettings } from './with-api-settings.ts';

export interface SimulatedUpstreams extends AsyncDisposable {
  readonly simulators: readonly SimulatedInstallation['simulators'][number][];
  readonly folder: string;
  /**
   * Writes a configuration for them.
   *
   * @param settings sections beside `providers`.
   * @param provider settings that override those of each API.
   * @returns its path.
   */
  readonly configure: (
    settings: Readonly<Record<string, unknown>>,
    provider?: Readonly<Record<string, unknown>>,
  ) => string;
}

/** Starts all simulators in this process, for gateways in processes of their own. */
export async function startSimulatedUpstreams(): Promise<SimulatedUpstreams> {
  const installations = await startSimulators();
  const folder = createTemporaryFolder();
  let written = 0;
  return {
    simulators: installations.flatMap(({ simulators }) => simulators),
    folder: folder.path,
    configure: (settings, provider = {}) => {
      const providers = Object.fromEntries(
        Object.entries(toProviderSettings(installations)).map(([key, its]) => [
          key,
          withApiSettings(its, provider),
        ]),
      );
      written += 1;
      return folder.write(`roster-${written}.yml`, stringify({ ...settings, providers }));
    },
    [Symbol.asyncDispose]: async () => {
      await Promise.all(installations.map(({ close }) => close()));
      folder[Symbol.dispose]();
    },
  };
}
