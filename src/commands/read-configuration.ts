import { readSettings } from '../config/read-settings.ts';
import type { Settings } from '../config/settings.ts';
import { explainShortStop } from '../config/stop-time.ts';
import { settingsSchema } from '../providers/registry.ts';
import { complain } from '../terminal.ts';
import { explainInspector, refuseDebugSwitches } from './debug-switches.ts';

/**
 * The settings of a file, with a warning for each secret that is written out in it, and where a stop may cut operations.
 *
 * @throws {ConfigError} also where the environment would have the secrets printed.
 */
export function readConfiguration(
  file: string,
  warn = (warning: string) => complain(`Warning: ${warning}`),
): Settings {
  refuseDebugSwitches(process.env);
  const { settings, warnings } = readSettings({ file, environment: process.env }, settingsSchema());
  const more = [explainShortStop(settings), explainInspector()];
  for (const warning of [...warnings, ...more]) if (warning !== undefined) warn(warning);
  return settings;
}
