import type { SimulatedInstallation } from '@roster/simulators/installation.ts';
import { startSimulators, toProviderSettings } from '@roster/simulators/registry.ts';
import { stringify } from 'yaml';
import { createTemporaryFolder } from '../files/temporary-folder.ts';

export interface SimulatedUpstreams extends AsyncDisposable {
  readonly simulators: readonly SimulatedInstallation['simulators'][number][];
  readonly folder: string;
  /**
   * Writes a configuration for them.
   *
   * @param settings sections beside `providers`.
   * @param provider settings that override those of each provider.
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
          key === 'vms' ? withApis(its, provider) : { ...its, ...provider },
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

/** The two APIs of a VMS have settings of their own. */
function withApis(settings: Readonly<Record<string, unknown>>, provider: object): object {
  const { billing, admin, ...rest } = settings as Record<'billing' | 'admin', object>;
  return { ...rest, billing: { ...billing, ...provider }, admin: { ...admin, ...provider } };
}
