import { readSettings } from '../config/read-settings.ts';
import type { Settings } from '../config/settings.ts';
import { settingsSchema } from '../providers/registry.ts';
import { complain } from '../terminal.ts';

/**
 * The settings of a file, with a warning for each secret that is written out in it.
 *
 * @throws {ConfigError}
 */
export function readConfiguration(file: string): Settings {
  const { settings, warnings } = readSettings({ file, environment: process.env }, settingsSchema());
  for (const warning of warnings) complain(`Warning: ${warning}`);
  return settings;
}
