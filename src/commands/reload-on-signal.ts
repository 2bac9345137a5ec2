import type { Gateway } from '../app/process.ts';
import { TrailError } from '../audit/trail-error.ts';
import { findChangedSettings } from '../config/changed-settings.ts';
import { ConfigError } from '../config/config-error.ts';
import type { Settings } from '../config/settings.ts';
import { serializeUnexpectedError } from '../lib/serialize-error.ts';
import type { AdjustableLog } from '../observability/log/log.ts';
import { readConfiguration } from './read-configuration.ts';
import type { ServiceNotifier } from './service-notifier.ts';

const NOT_RELOADED = 'Configuration not reloaded: the old one stays in use';

/** What is reloaded. */
type ReloadTarget = Pick<Gateway, 'reload' | 'recordFailedReload'>;

interface Reloading {
  /** Undefined if there is no file: the signal is logged, and does not end the process. */
  readonly file: string | undefined;
  /** Those that are in use. */
  readonly settings: Settings;
  readonly gateway: ReloadTarget;
  readonly log: AdjustableLog;
  /** Gets the beginning and the end of each reload. */
  readonly notifier: ServiceNotifier;
  /** The section `providers` if the file has none, of simulators that run. */
  readonly providers?: Readonly<Record<string, unknown>> | undefined;
}

/** Reloads the configuration on each SIGHUP. An invalid one changes nothing. */
export function reloadOnSignal({ file, log, notifier, providers, ...target }: Reloading): void {
  let { settings } = target;
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
      const result = await reload({ file, read, settings, log, gateway: target.gateway });
      settings = result.settings;
      notifier.ready(result.sentence);
    });
  });
}

interface Reload extends Pick<Reloading, 'settings' | 'gateway' | 'log'> {
  readonly file: string;
  readonly read: () => Settings;
}

/** Returns the settings that are in use then, and the result as a sentence. */
async function reload({ file, read, settings, gateway, log }: Reload) {
  try {
    const next = read();
    if (!(await gateway.reload(next))) return { settings, sentence: 'Ready' };
    const providers = Object.keys(next.providers);
    const changed = findChangedSettings(settings, next);
    log.info({ file, providers, changed }, 'Configuration reloaded');
    log.setLevel(next.log.level);
    const hint = changed.length === 0 ? ', nothing has changed' : '';
    return { settings: next, sentence: `Ready: configuration reloaded${hint}` };
  } catch (error) {
    gateway.recordFailedReload();
    log.error({ file, ...describe(error) }, NOT_RELOADED);
    return { settings, sentence: `Ready. ${NOT_RELOADED}; the log says why` };
  }
}

function describe(error: unknown): Readonly<Record<string, unknown>> {
  if (error instanceof ConfigError) return { problems: error.problems };
  return error instanceof TrailError
    ? { problems: [error.message] }
    : serializeUnexpectedError(error);
}
