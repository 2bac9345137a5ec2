import type { Gateway } from '../app/process.ts';
import { TrailError } from '../audit/trail-error.ts';
import { ConfigError } from '../config/config-error.ts';
import type { Settings } from '../config/settings.ts';
import { serializeUnexpectedError } from '../lib/serialize-error.ts';
import type { AdjustableLog } from '../observability/log/log.ts';
import { readConfiguration } from './read-configuration.ts';
import type { ServiceNotifier } from './service-notifier.ts';

const NOT_RELOADED = 'Configuration not reloaded: the old one stays in use';

/** What is reloaded. */
type ReloadTarget = Pick<Gateway, 'reload' | 'recordFailedReload'>;

/**
 * Reloads the configuration on each SIGHUP. An invalid one changes nothing.
 *
 * @param file undefined if there is no file: the signal is logged, and does not end the process.
 * @param notifier gets the beginning and the end of each reload.
 * @param providers the section `providers` if the file has none, of simulators that run.
 */
export function reloadOnSignal(
  file: string | undefined,
  gateway: ReloadTarget,
  log: AdjustableLog,
  notifier: ServiceNotifier,
  providers?: Readonly<Record<string, unknown>>,
): void {
  let isWaiting = false;
  let reloading = Promise.resolve();
  process.on('SIGHUP', () => {
    if (file === undefined) {
      notifier.reloading();
      log.warn({}, 'Reload skipped: no configuration file');
      return notifier.ready('Ready: there is no configuration file to read again');
    }
    // A reload that is still queued will read the newest file for all of them.
    if (isWaiting) return;
    isWaiting = true;
    reloading = reloading.then(async () => {
      isWaiting = false;
      notifier.reloading();
      const warn = (warning: string) => log.warn({ file, warning }, 'Configuration warning');
      const read = () => readConfiguration(file, { warn, providers });
      notifier.ready(await reload(file, read, gateway, log));
    });
  });
}

/** Returns the result as a sentence. */
async function reload(
  file: string,
  read: () => Settings,
  gateway: ReloadTarget,
  log: AdjustableLog,
): Promise<string> {
  try {
    const settings = read();
    if (!(await gateway.reload(settings))) return 'Ready';
    log.info({ file, providers: Object.keys(settings.providers) }, 'Configuration reloaded');
    log.setLevel(settings.log.level);
    return 'Ready: configuration reloaded';
  } catch (error) {
    gateway.recordFailedReload();
    log.error({ file, ...describe(error) }, NOT_RELOADED);
    return `Ready. ${NOT_RELOADED}; the log says why`;
  }
}

function describe(error: unknown): Readonly<Record<string, unknown>> {
  if (error instanceof ConfigError) return { problems: error.problems };
  return error instanceof TrailError
    ? { problems: [error.message] }
    : serializeUnexpectedError(error);
}
