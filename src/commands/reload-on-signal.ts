import { TrailError } from '../audit/trail-error.ts';
import { ConfigError } from '../config/config-error.ts';
import type { Gateway } from '../gateway.ts';
import { serializeUnexpectedError } from '../lib/serialize-error.ts';
import type { AdjustableLog } from '../observability/log/log.ts';
import { readConfiguration } from './read-configuration.ts';

/**
 * Reads the configuration anew on each SIGHUP. One that cannot be used changes nothing.
 *
 * @param file undefined where there is none: that is said, and a hang-up of the terminal still ends nothing.
 */
export function reloadOnSignal(
  file: string | undefined,
  gateway: Gateway,
  log: AdjustableLog,
): void {
  let isWaiting = false;
  let reloading = Promise.resolve();
  process.on('SIGHUP', () => {
    if (file === undefined) {
      return log.warn({}, 'There is no configuration file, so there is nothing to reload.');
    }
    // One that waits for its turn will read what all of them mean.
    if (isWaiting) return;
    isWaiting = true;
    reloading = reloading.then(() => {
      isWaiting = false;
      return reload(file, gateway, log);
    });
  });
}

async function reload(file: string, gateway: Gateway, log: AdjustableLog): Promise<void> {
  try {
    const settings = readConfiguration(file, (warning) => log.warn({ warning }, 'Reloading.'));
    if (!(await gateway.reload(settings))) return;
    log.info({ providers: Object.keys(settings.providers) }, 'The configuration was reloaded.');
    log.setLevel(settings.log.level);
  } catch (error) {
    log.error(describe(error), 'The configuration was not reloaded: the old one stays.');
  }
}

function describe(error: unknown): Readonly<Record<string, unknown>> {
  if (error instanceof ConfigError) return { problems: error.problems };
  return error instanceof TrailError
    ? { problems: [error.message] }
    : serializeUnexpectedError(error);
}
