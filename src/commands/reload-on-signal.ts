import type { Gateway } from '../app/process.ts';
import { TrailError } from '../audit/trail-error.ts';
import { ConfigError } from '../config/config-error.ts';
import type { Settings } from '../config/settings.ts';
import { serializeUnexpectedError } from '../lib/serialize-error.ts';
import type { AdjustableLog } from '../observability/log/log.ts';
import { readConfiguration } from './read-configuration.ts';

/**
 * Reloads the configuration on each SIGHUP. An invalid one changes nothing.
 *
 * @param file undefined if there is no file: the signal is logged, and does not end the process.
 * @param providers the section `providers` if the file has none, of simulators that run.
 */
export function reloadOnSignal(
  file: string | undefined,
  gateway: Pick<Gateway, 'reload'>,
  log: AdjustableLog,
  providers?: Readonly<Record<string, unknown>>,
): void {
  let isWaiting = false;
  let reloading = Promise.resolve();
  process.on('SIGHUP', () => {
    if (file === undefined) {
      return log.warn({}, 'Reload skipped: no configuration file');
    }
    // A reload that is still queued will read the newest file for all of them.
    if (isWaiting) return;
    isWaiting = true;
    reloading = reloading.then(() => {
      isWaiting = false;
      const warn = (warning: string) => log.warn({ warning }, 'Configuration warning');
      return reload(() => readConfiguration(file, { warn, providers }), gateway, log);
    });
  });
}

async function reload(
  read: () => Settings,
  gateway: Pick<Gateway, 'reload'>,
  log: AdjustableLog,
): Promise<void> {
  try {
    const settings = read();
    if (!(await gateway.reload(settings))) return;
    log.info({ providers: Object.keys(settings.providers) }, 'Configuration reloaded');
    log.setLevel(settings.log.level);
  } catch (error) {
    log.error(describe(error), 'Configuration not reloaded: the old one stays in use');
  }
}

function describe(error: unknown): Readonly<Record<string, unknown>> {
  if (error instanceof ConfigError) return { problems: error.problems };
  return error instanceof TrailError
    ? { problems: [error.message] }
    : serializeUnexpectedError(error);
}
