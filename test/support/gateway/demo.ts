import type { SimulatedInstallation } from '@roster/simulators/installation.ts';
import { startSimulators, toProviderSettings } from '@roster/simulators/registry.ts';
import { runVmsSimulators } from '@roster/simulators/vms/vms-simulators.ts';
import { startGatewayOver } from './gateway.ts';

export interface Demo extends AsyncDisposable {
  readonly url: string;
  readonly simulated: readonly SimulatedInstallation[];
}

interface DemoOptions {
  /** Enables the undocumented list of VMS users, in the simulator and in the gateway. */
  readonly vmsUsersList?: boolean;
  /** Sections of the configuration beside `providers`. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Settings that override those of each provider: `{ onapp: { attemptMs: 300 } }`. */
  readonly providers?: Members;
  /**
   * The same for each API of a provider that has several: `{ vms: { admin: { attemptMs: 300 } } }`.
   */
  readonly apis?: Readonly<Record<string, Members>>;
}

type Members = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** Starts what `npm start` runs without a configuration, on free ports. */
export async function startDemo(options: DemoOptions = {}): Promise<Demo> {
  const started = await startSimulators();
  const simulated = options.vmsUsersList === true ? await withUsersList(started) : started;
  const providers = Object.fromEntries(
    Object.entries(toProviderSettings(simulated)).map(([key, settings]) => [
      key,
      { ...settings, ...options.providers?.[key], ...over(settings, options.apis?.[key]) },
    ]),
  );
  const gateway = await startGatewayOver(providers, options.settings);
  return {
    url: gateway.url,
    simulated,
    [Symbol.asyncDispose]: async () => {
      await gateway.close();
      await Promise.all(simulated.map(({ close }) => close()));
    },
  };
}

function over(settings: Readonly<Record<string, unknown>>, apis: Members = {}) {
  return Object.fromEntries(
    // The settings of an API of a simulated provider are an object.
    Object.entries(apis).map(([api, members]) => [
      api,
      { ...(settings[api] as object), ...members },
    ]),
  );
}

/** Replaces the VMS by another one, which lists its users. */
async function withUsersList(
  started: readonly SimulatedInstallation[],
): Promise<SimulatedInstallation[]> {
  const { billing, admin, credentials, timeZone, close } = await runVmsSimulators({
    usersList: true,
  });
  const settings = {
    kind: 'vms',
    timeZone,
    billing: { url: billing.url },
    admin: { url: admin.url, ...credentials, usersList: true },
  };
  const vms: SimulatedInstallation = {
    simulators: [billing, admin],
    configuration: { key: 'vms', settings },
    close,
  };
  const replaced = started.filter(({ configuration }) => configuration.key === 'vms');
  await Promise.all(replaced.map((installation) => installation.close()));
  return [vms, ...started.filter((installation) => !replaced.includes(installation))];
}
