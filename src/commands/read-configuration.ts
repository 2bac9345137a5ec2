import { readSettings } from '../config/read-settings.ts';
import type { Settings } from '../config/settings.ts';
import { explainShortStop } from '../config/stop-time.ts';
import { settingsSchema } from '../providers/registry.ts';
import { complain } from '../terminal.ts';
import { assertSafeEnvironment } from './environment.ts';

/**
 * The settings of a file, with a warning for each secret that is written out in it, and where a stop may cut operations.
 *
 * @throws {ConfigError} also if the environment makes Node print secrets or accept any certificate.
 */
export function readConfiguration(
  file: string,
  warn = (warning: string) => complain(`Warning: ${warning}`),
): Settings {
  assertSafeEnvironment();
  const { settings, warnings } = readSettings({ file, environment: process.env }, settingsSchema());
  for (const warning of [...warnings, explainShortStop(settings)]) {
    if (warning !== undefined) warn(warning);
  }
  return settings;
}
