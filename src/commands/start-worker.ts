import cluster from 'node:cluster';
import { type Gateway, type PreparedReload, startGateway } from '../app/process.ts';
import type { ToWorker } from '../app/workers/messages.ts';
import { openWorkerLink } from '../app/workers/worker-link.ts';
import { ConfigError } from '../config/config-error.ts';
import { getInstanceName } from '../config/instance-name.ts';
import { findSettingsFile } from '../config/read-settings.ts';
import type { Settings } from '../config/settings.ts';
import { assertWorkerSettings, toWorkerSettings } from '../config/worker-settings.ts';
import { type AdjustableLog, createLog, type LogOptions } from '../observability/log/log.ts';
import { toExitCode } from './command-error.ts';
import { explainWorkerError, logFailedStart } from './explain-worker-error.ts';
import { logStart } from './log-start.ts';
import { readConfiguration } from './read-configuration.ts';
import type { WorkerIdentity } from './read-worker.ts';
import { createStop } from './stop-on-signal.ts';

/** Runs one worker until the primary process stops it, or has ended. */
export async function startWorker(
  config: string | undefined,
  identity: WorkerIdentity,
  options: LogOptions = {},
): Promise<void> {
  try {
    await runWorker(config, identity, options);
  } catch (error) {
    // The error is reported first. The channel to the primary process would keep this one running.
    setImmediate(() => process.exit());
    if (!isReplacement(identity)) throw error;
    // A person waits for the first start; later there is only the log.
    logFailedStart(error, identity, options);
    process.exitCode = toExitCode(error);
  }
}

/** Returns whether the worker is started in place of one that has ended: Node.js numbers all that it starts. */
const isReplacement = ({ workers }: WorkerIdentity): boolean => (cluster.worker?.id ?? 0) > workers;

async function runWorker(
  config: string | undefined,
  identity: WorkerIdentity,
  options: LogOptions,
): Promise<void> {
  ignoreSignals();
  let worker: Worker | undefined;
  const link = openWorkerLink(
    (message) => {
      if (worker !== undefined) return worker.handle(message);
      // Nothing is in flight yet.
      if (message.kind === 'stop') process.exit(0);
      waiting.push(message);
    },
    () => (worker === undefined ? process.exit(0) : worker.handleLostPrimary()),
  );
  const waiting: ToWorker[] = [];
  const read = () => readWorkerSettings(config, identity);
  const settings = read();
  const instance = getInstanceName(settings.server.instance, {
    slot: identity.slot,
    parentPid: process.ppid,
  });
  const log = createLog(settings.log.level, instance, options);
  const gateway = await startGateway(settings, log, {
    instance,
    mergeWorkers: link.askMetrics,
  });
  worker = createWorker({ gateway, log, read, send: link.send });
  link.send({ kind: 'ready', url: gateway.url });
  logStart(log, { url: gateway.url, settings, file: findSettingsFile(config, process.env) });
  for (const message of waiting) worker.handle(message);
}

/** A terminal and some service managers send a signal to all processes: the primary process passes it on. */
function ignoreSignals(): void {
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => {});
}

/** The primary process has printed the warnings. */
function readWorkerSettings(
  config: string | undefined,
  { slot, workers }: WorkerIdentity,
): Settings {
  const file = findSettingsFile(config, process.env);
  if (file === undefined) throw new ConfigError('The configuration', ['no file was found']);
  const settings = readConfiguration(file, { warn: () => {} });
  assertWorkerSettings(file, settings, workers);
  return toWorkerSettings(settings, slot);
}

interface Worker {
  readonly handle: (message: ToWorker) => void;
  /** Shuts down, unless that has begun. */
  readonly handleLostPrimary: () => void;
}

interface WorkerParts {
  readonly gateway: Gateway;
  readonly log: AdjustableLog;
  /** Reads the configuration. */
  readonly read: () => Settings;
  readonly send: ReturnType<typeof openWorkerLink>['send'];
}

function createWorker({ gateway, log, read, send }: WorkerParts): Worker {
  let prepared:
    | { readonly reload: PreparedReload | undefined; readonly settings: Settings }
    | undefined;
  let isStopping = false;
  const stop = createStop({
    close: async (signal) => {
      isStopping = true;
      if (signal === 'SIGTERM') await gateway.drain();
      await gateway.close();
    },
    inFlight: gateway.inFlight,
    log,
  });
  const prepare = async (): Promise<readonly string[]> => {
    try {
      const settings = read();
      prepared = { settings, reload: await gateway.prepareReload(settings) };
      return [];
    } catch (error) {
      return explainWorkerError(error);
    }
  };
  const endReload = async (isCommitted: boolean) => {
    const { reload, settings } = prepared ?? {};
    prepared = undefined;
    if (!isCommitted) return reload?.discard();
    if (reload?.commit() === true && settings !== undefined) log.setLevel(settings.log.level);
  };
  /** A reload ends before the next message about it is handled. */
  let reloading: Promise<unknown> = Promise.resolve();
  return {
    handleLostPrimary: () => {
      // No connection arrives any more, so there is no load balancer to wait for.
      if (!isStopping) stop('SIGINT');
    },
    handle: (message) => {
      switch (message.kind) {
        case 'stop':
          return stop(message.signal);
        case 'prepareReload':
          reloading = reloading.then(async () => {
            send({ kind: 'prepared', id: message.id, problems: await prepare() });
          });
          return;
        case 'endReload':
          reloading = reloading.then(() => endReload(message.isCommitted)).catch(() => {});
          return;
        case 'reloadFailed':
          return gateway.recordFailedReload();
        case 'collectMetrics':
          gateway.collectMetrics().then(
            (metrics) => send({ kind: 'metrics', id: message.id, metrics }),
            () => {},
          );
          return;
        case 'mergedMetrics':
          return;
      }
    },
  };
}
