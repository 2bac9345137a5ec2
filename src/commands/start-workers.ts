import { Primary } from '../app/workers/primary.ts';
import { WorkerStartError } from '../app/workers/worker-pool.ts';
import { ConfigError } from '../config/config-error.ts';
import { FORCE_EXIT_MS } from '../config/grace-period.ts';
import { getInstanceName } from '../config/instance-name.ts';
import { findSettingsFile } from '../config/read-settings.ts';
import type { Settings } from '../config/settings.ts';
import { findUnsafeChanges } from '../config/unsafe-reload.ts';
import { assertWorkerSettings, warnLimitsPerWorker } from '../config/worker-settings.ts';
import { createLog, type Log } from '../observability/log/log.ts';
import { print, printError, printWarning } from './console-output.ts';
import { describeGateway } from './describe-gateway.ts';
import { warnOfEnvironment } from './environment.ts';
import type { PidFile } from './pid-file.ts';
import { readConfiguration } from './read-configuration.ts';
import { reloadOnSignal } from './reload-on-signal.ts';
import { createServiceNotifier, type ServiceNotifier } from './service-notifier.ts';
import { reportLostNpm } from './stop-on-signal.ts';
import { EXIT_CODES, onStopSignal, type StopSignal } from './stop-signal.ts';

/** How much longer than a worker the primary process waits, in ms: a worker exits by itself, with a message. */
const EXIT_MARGIN_MS = 250;

/** How long a worker may take to exit without its operations, in ms. */
const CUT_MS = 500;

interface WorkersOptions {
  /** The number of workers. */
  readonly count: number;
  /** The file of `--pid-file`, which gets the id of this process; undefined: none. */
  readonly pidFile: PidFile | undefined;
  /** Whether the log is text for people; undefined: if standard error is a terminal. */
  readonly pretty?: boolean | undefined;
}

/**
 * Runs the gateway in several worker processes until a signal stops it. This process only starts and replaces them, and
 * passes signals on.
 */
export async function startWorkers(
  config: string | undefined,
  { count, pidFile, pretty }: WorkersOptions,
): Promise<void> {
  const file = findSettingsFile(config, process.env);
  if (file === undefined) {
    throw new ConfigError('The command line', [
      '--workers: needs a configuration, as the embedded simulators exist in one process only',
    ]);
  }
  let settings = readConfiguration(file);
  assertWorkerSettings(file, settings, count);
  warnOfEnvironment();
  const warning = warnLimitsPerWorker(settings, count);
  if (warning !== undefined) printWarning(warning);
  const instance = getInstanceName(settings.server.instance);
  const log = createLog(settings.log.level, instance, { pretty });
  const primary = new Primary({ count, log, onGiveUp: (reason) => giveUp(primary, reason) });
  const notifier = createServiceNotifier(process.env, log);
  stopWorkersOnSignal(primary, log, notifier);
  const gateway = {
    reload: async (next: Settings) => {
      await reload(next);
      return true;
    },
    recordFailedReload: () => primary.recordFailedReload(),
  };
  reloadOnSignal({ file, settings, gateway, log, notifier });
  const reload = async (next: Settings) => {
    assertWorkerSettings(file, next, count);
    // The store holds the idempotency keys.
    const problems = findUnsafeChanges(settings, next);
    if (problems.length > 0) throw new ConfigError('The configuration', problems);
    await primary.reload();
    settings = next;
  };
  try {
    const url = await primary.pool.start();
    pidFile?.write();
    print(describeGateway(url, settings, { file, workers: count }));
    notifier.ready(`Ready at ${url}`);
  } catch (error) {
    if (!(error instanceof WorkerStartError)) {
      primary.pool.kill();
      throw error;
    }
    // It was stopped while it started: it exits when all workers have.
    if (primary.pool.isStopping) return;
    // The worker has printed why.
    primary.pool.kill();
    process.exit(error.exitCode || 1);
  }
}

/** Shuts down on the first signal after the operations in flight, and on the second without them, as one process does. */
function stopWorkersOnSignal({ pool }: Primary, log: Log, notifier: ServiceNotifier): void {
  let isStopping = false;
  const kill = (code: number) => {
    log.error({ workers: pool.running.map(({ slot }) => slot) }, 'Workers did not exit in time');
    pool.kill();
    process.exit(code);
  };
  const stop = (signal: StopSignal) => {
    const notified = notifier.stopping();
    const stopped = pool.stop(signal);
    if (isStopping) {
      setTimeout(() => kill(EXIT_CODES[signal]), CUT_MS);
    } else {
      setTimeout(() => kill(1), FORCE_EXIT_MS + EXIT_MARGIN_MS).unref();
    }
    isStopping = true;
    Promise.all([stopped, notified]).then(([codes]) =>
      process.exit(codes.map((code) => code ?? 1).find((code) => code !== 0) ?? 0),
    );
  };
  onStopSignal(stop, () => reportLostNpm(log));
}

async function giveUp({ pool }: Primary, reason: string): Promise<void> {
  printError(`Roster failed: ${reason}`);
  await pool.stop('SIGINT');
  process.exit(1);
}
