import { startGateway } from '../app/process.ts';
import { ConfigError } from '../config/config-error.ts';
import { getInstanceName } from '../config/instance-name.ts';
import { checkSettings, findSettingsFile, withOverrides } from '../config/read-settings.ts';
import type { Settings } from '../config/settings.ts';
import { createLog } from '../observability/log/log.ts';
import { settingsSchema } from '../providers/registry.ts';
import { print } from './console-output.ts';
import { describeGateway } from './describe-gateway.ts';
import { warnOfEnvironment } from './environment.ts';
import { describeSimulators, loadSimulators } from './load-simulators.ts';
import { readConfiguration } from './read-configuration.ts';
import { readWorker } from './read-worker.ts';
import { reloadOnSignal } from './reload-on-signal.ts';
import { stopOnSignal } from './stop-on-signal.ts';

/**
 * Runs the gateway until a signal stops it: over the configured providers, or else over its embedded simulators.
 *
 * @param workers the number of processes.
 */
export async function start(config: string | undefined, workers = 1): Promise<void> {
  // This process may be one of several workers.
  const worker = readWorker(process.env);
  if (worker !== undefined) return (await import('./start-worker.ts')).startWorker(config, worker);
  if (workers > 1) return (await import('./start-workers.ts')).startWorkers(config, workers);
  const file = findSettingsFile(config, process.env);
  const { simulated, providers } =
    file === undefined ? await startSimulators() : { simulated: [], providers: {} };
  const closeSimulators = () => Promise.all(simulated.map(({ close }) => close()));
  try {
    const settings = file === undefined ? embedded(providers) : readConfiguration(file);
    if (file !== undefined) warnOfEnvironment();
    const log = createLog(settings.log.level, getInstanceName(settings.server.instance));
    const gateway = await startGateway(settings, log);
    const close = async (signal: NodeJS.Signals) => {
      // SIGINT comes from a terminal: there is no load balancer to wait for.
      if (signal === 'SIGTERM') await gateway.drain();
      await gateway.close();
      await closeSimulators();
    };
    // The handlers are set before readiness is printed: a signal may come at once.
    stopOnSignal({ close, inFlight: gateway.inFlight, log });
    reloadOnSignal(file, gateway, log);
    const simulators = simulated.length === 0 ? undefined : describeSimulators(simulated);
    print(describeGateway(gateway.url, settings, simulators));
  } catch (error) {
    await closeSimulators();
    throw error;
  }
}

/** Returns the simulators and the section `providers` of a configuration that uses them. */
async function startSimulators() {
  const simulators = await loadSimulators();
  const simulated = await simulators.startSimulators();
  return { simulated, providers: simulators.toProviderSettings(simulated) };
}

/** Returns the settings of the embedded installation, overridden by `HOST`, `PORT` and `LOG_LEVEL`. */
function embedded(providers: Readonly<Record<string, unknown>>): Settings {
  const value = withOverrides(
    // No real data is behind it.
    { providers, access: { openSecrets: true }, log: { level: 'warn' } },
    process.env,
  );
  const { settings, problems } = checkSettings(value, settingsSchema());
  if (settings === undefined) throw new ConfigError('The environment', problems);
  return settings;
}
