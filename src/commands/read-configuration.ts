import { readSettings } from '../config/read-settings.ts';
import type { Settings } from '../config/settings.ts';
import { explainShortStop } from '../config/stop-time.ts';
import { settingsSchema } from '../providers/registry.ts';
import { complain } from '../terminal.ts';

/**
 * The settings of a file, with a warning for each secret that is written out in it, and where a stop may cut operations.
 *
 * @throws {ConfigError}
 */
export function readConfiguration(
  file: string,
  warn = (warning: string) => complain(`Warning: ${warning}`),
): Settings {
  const { settings, warnings } = readSettings({ file, environment: process.env }, settingsSchema());
  const shortStop = explainShortStop(settings);
  for (const warning of warnings) warn(warning);
  if (shortStop !== undefined) warn(shortStop);
  return settings;
}
