import { startGateway } from '../app/process.ts';
import { ConfigError } from '../config/config-error.ts';
import { getInstanceName } from '../config/instance-name.ts';
import {
  checkSettings,
  fileHasProviders,
  findSettingsFile,
  withOverrides,
} from '../config/read-settings.ts';
import type { Settings } from '../config/settings.ts';
import { createLog } from '../observability/log/log.ts';
import { settingsSchema } from '../providers/registry.ts';
import { print, printError } from './console-output.ts';
import { describeGateway } from './describe-gateway.ts';
import { warnOfEnvironment } from './environment.ts';
import { describeSimulators, loadSimulators } from './load-simulators.ts';
import { logStart } from './log-start.ts';
import { type PidFile, preparePidFile } from './pid-file.ts';
import { readConfiguration } from './read-configuration.ts';
import { readWorker } from './read-worker.ts';
import { reloadOnSignal } from './reload-on-signal.ts';
import { createServiceNotifier } from './service-notifier.ts';
import { stopOnSignal } from './stop-on-signal.ts';

interface StartOptions {
  /** The number of processes. */
  readonly workers?: number | undefined;
  /** Origins whose pages may use a gateway without a configuration. */
  readonly cors?: readonly string[] | undefined;
  /** The file of `--pid-file`, which gets the id of the process while it accepts requests. */
  readonly pidFile?: string | undefined;
  /** Whether the log is text for people; absent: if standard error is a terminal. */
  readonly pretty?: boolean | undefined;
}

/**
 * Runs the gateway until a signal stops it: over the configured providers, or else over its embedded simulators.
 *
 * @throws {ConfigError} if the configuration or an option cannot be used.
 */
export async function start(
  config: string | undefined,
  { workers = 1, cors = [], pidFile: pidPath, pretty }: StartOptions = {},
): Promise<void> {
  // This process may be one of several workers.
  const worker = readWorker(process.env);
  if (worker !== undefined) {
    return (await import('./start-worker.ts')).startWorker(config, worker, { pretty });
  }
  const file = findSettingsFile(config, process.env);
  if (file !== undefined && cors.length > 0) throw createCorsError(file);
  const pidFile = pidPath === undefined ? undefined : await preparePidFile(pidPath);
  if (workers > 1) {
    const { startWorkers } = await import('./start-workers.ts');
    return startWorkers(config, { count: workers, pidFile, pretty });
  }
  const isSimulated = file === undefined || !fileHasProviders(file);
  const { simulated, providers } = isSimulated
    ? await startSimulators(file)
    : { simulated: [], providers: undefined };
  const closeSimulators = () => Promise.all(simulated.map(({ close }) => close()));
  try {
    const settings =
      file === undefined ? embedded({ providers, cors }) : readConfiguration(file, { providers });
    if (file !== undefined) warnOfEnvironment();
    if (file !== undefined && isSimulated) {
      printError(`Warning: ${file} has no providers, so every provider is simulated`);
    }
    const simulators = isSimulated ? { list: describeSimulators(simulated), file } : undefined;
    await run({ settings, file, providers, pidFile, pretty, simulators, closeSimulators });
  } catch (error) {
    await closeSimulators();
    throw error;
  }
}

/** A gateway that is to run in this process. */
interface Run {
  readonly settings: Settings;
  /** The configuration; undefined: there is none. */
  readonly file: string | undefined;
  /** The section `providers` if the configuration has none. */
  readonly providers: Readonly<Record<string, unknown>> | undefined;
  readonly pidFile: PidFile | undefined;
  /** Whether the log is text for people; undefined: if standard error is a terminal. */
  readonly pretty: boolean | undefined;
  /** What the description of the gateway needs. */
  readonly simulators: Parameters<typeof describeGateway>[2];
  readonly closeSimulators: () => Promise<unknown>;
}

/** Starts the gateway and reports that it is ready. */
async function run(parts: Run) {
  const { settings, file, providers, pidFile, pretty, simulators, closeSimulators } = parts;
  const log = createLog(settings.log.level, getInstanceName(settings.server.instance), { pretty });
  const notifier = createServiceNotifier(process.env, log);
  const gateway = await startGateway(settings, log);
  const close = async (signal: NodeJS.Signals) => {
    const notified = notifier.stopping();
    // SIGINT comes from a terminal: there is no load balancer to wait for.
    if (signal === 'SIGTERM') await gateway.drain();
    await gateway.close();
    await Promise.all([closeSimulators(), notified]);
  };
  try {
    pidFile?.write();
  } catch (error) {
    await gateway.close();
    throw error;
  }
  // The handlers are set before readiness is printed: a signal may come at once.
  stopOnSignal({ close, inFlight: gateway.inFlight, log });
  reloadOnSignal(file, gateway, log, notifier, providers);
  print(describeGateway(gateway.url, settings, simulators));
  logStart(log, { url: gateway.url, settings, file });
  notifier.ready(`Ready at ${gateway.url}`);
}

const createCorsError = (file: string) =>
  new ConfigError('The command line', [
    `--cors: is only for a gateway without a configuration; set server.cors.origins in ${file}`,
  ]);

/**
 * Returns the simulators and the section `providers` of a configuration that uses them.
 *
 * @param file the configuration without this section; undefined: there is no configuration.
 */
async function startSimulators(file: string | undefined) {
  const simulators = await loadSimulators(file);
  const simulated = await simulators.startSimulators();
  return { simulated, providers: simulators.toProviderSettings(simulated) };
}

interface EmbeddedOptions {
  readonly providers: Readonly<Record<string, unknown>> | undefined;
  readonly cors: readonly string[];
}

/** Returns the settings of the embedded installation, overridden by `HOST`, `PORT` and `LOG_LEVEL`. */
function embedded({ providers, cors }: EmbeddedOptions): Settings {
  const value = withOverrides(
    {
      providers,
      // No real data is behind it.
      access: { openSecrets: true },
      log: { level: 'warn' },
      server: cors.length > 0 ? { cors: { origins: cors } } : {},
    },
    process.env,
  );
  const { settings, problems } = checkSettings(value, settingsSchema());
  if (settings !== undefined) return settings;
  const ofCors = problems.filter((problem) => problem.startsWith('server.cors.'));
  throw ofCors.length > 0
    ? new ConfigError('The command line', ofCors.map(toOptionProblem))
    : new ConfigError('The environment', problems);
}

const toOptionProblem = (problem: string) =>
  problem.replace(/^server\.cors\.origins\.\d+/, '--cors');
