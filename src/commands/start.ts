import { startGateway } from '../app/process.ts';
import { checkSettings } from '../config/check-settings.ts';
import { ConfigError } from '../config/config-error.ts';
import { getInstanceName } from '../config/instance-name.ts';
import { withOverrides } from '../config/overrides.ts';
import { fileHasProviders, findSettingsFile } from '../config/read-settings.ts';
import type { Settings } from '../config/settings.ts';
import { createLog } from '../observability/log/log.ts';
import { settingsSchema } from '../providers/registry.ts';
import { print, printWarning } from './console-output.ts';
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

type AddressOptions = Pick<StartOptions, 'host' | 'port'>;

interface StartOptions {
  /** The number of processes. */
  readonly workers?: number | undefined;
  /** The port, in place of that of the file and the environment. */
  readonly port?: number | undefined;
  /** The host to listen on, in place of that of the file and the environment. */
  readonly host?: string | undefined;
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
  { workers = 1, cors = [], pidFile: pidPath, pretty, ...options }: StartOptions = {},
): Promise<void> {
  overrideEnvironment(options);
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
      file === undefined
        ? embedded({ providers, cors, options })
        : readConfiguration(file, { providers });
    if (file !== undefined) warnOfEnvironment();
    if (file !== undefined && isSimulated) {
      printWarning(`${file} has no providers, so every provider is simulated`);
    }
    const simulators = isSimulated ? describeSimulators(simulated) : undefined;
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
  /** The names and URLs of the simulators; undefined if it runs over real providers. */
  readonly simulators: string | undefined;
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
  reloadOnSignal({ file, settings, gateway, log, notifier, providers });
  print(describeGateway(gateway.url, settings, { file, simulators }));
  logStart(log, { url: gateway.url, settings, file });
  notifier.ready(`Ready at ${gateway.url}`);
}

/** The options override the environment, which overrides the file: also for workers, which inherit it, and for each reload. */
function overrideEnvironment({ host, port }: AddressOptions): void {
  if (host !== undefined) process.env['HOST'] = host;
  if (port !== undefined) process.env['PORT'] = String(port);
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
  /** The options of the command line, which its problems name. */
  readonly options: AddressOptions;
}

/** Returns the settings of the embedded installation, overridden by `HOST`, `PORT` and `LOG_LEVEL`. */
function embedded({ providers, cors, options }: EmbeddedOptions): Settings {
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
  const ofOptions = problems.filter(
    (problem) =>
      problem.startsWith('server.cors.') ||
      (options.host !== undefined && problem.startsWith('server.host:')),
  );
  throw ofOptions.length > 0
    ? new ConfigError('The command line', ofOptions.map(toOptionProblem))
    : new ConfigError('The environment', problems);
}

const toOptionProblem = (problem: string) =>
  problem.replace(/^server\.cors\.origins\.\d+/, '--cors').replace(/^server\.host/, '--host');
