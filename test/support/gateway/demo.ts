import type { SimulatedInstallation } from '@roster/simulators/installation.ts';
import { startSimulators, toProviderSettings } from '@roster/simulators/registry.ts';
import { runVmsSimulators } from '@roster/simulators/vms/vms-simulators.ts';
import type { Log } from '../../../src/observability/log/log.ts';
import { startGatewayOver } from './gateway.ts';
import { withApiSettings } from './with-api-settings.ts';

export interface Demo extends AsyncDisposable {
  readonly url: string;
  readonly simulated: readonly SimulatedInstallation[];
  /** @param provider its key in the configuration. */
  readonly installationOf: (provider: string) => SimulatedInstallation;
}

interface DemoOptions {
  /** Enables the undocumented list of VMS users, in the simulator and in the gateway. */
  readonly vmsUsersList?: boolean;
  /** Sections of the configuration beside `providers`. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Settings that override those of each provider: `{ onapp: { attemptMs: 300 } }`. */
  readonly providers?: Members;
  /** Settings that override those of every API. */
  readonly everyApi?: Readonly<Record<string, unknown>>;
  /** Gets the records of the gateway; absent: they are dropped. */
  readonly log?: Log;
}

type Members = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** Starts what `npm start` runs without a configuration, on free ports. */
export async function startDemo(options: DemoOptions = {}): Promise<Demo> {
  const started = await startSimulators();
  const simulated = options.vmsUsersList === true ? await withUsersList(started) : started;
  const providers = Object.fromEntries(
    Object.entries(toProviderSettings(simulated)).map(([key, settings]) => [
      key,
      { ...withApiSettings(settings, options.everyApi ?? {}), ...options.providers?.[key] },
    ]),
  );
  const gateway = await startGatewayOver(providers, options.settings, options.log);
  return {
    url: gateway.url,
    simulated,
    installationOf: (provider) => {
      const found = simulated.find(({ configuration }) => configuration.key === provider);
      if (found === undefined) throw new Error('No simulator has this key.');
      return found;
    },
    [Symbol.asyncDispose]: async () => {
      await gateway.close();
      await Promise.all(simulated.map(({ close }) => close()));
    },
  };
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
