import { ConfigError } from '../config/config-error.ts';
import { warnShortGracePeriod } from '../config/grace-period.ts';
import { findSettingsFile, readSettings } from '../config/read-settings.ts';
import { auditSectionSettings, type Settings } from '../config/settings.ts';
import { settingsSchema } from '../providers/registry.ts';
import { printWarning } from './console-output.ts';
import { assertSafeEnvironment } from './environment.ts';

/**
 * Reads the settings of the file that `--config`, the environment or the folder names.
 *
 * @throws {ConfigError} as `readConfiguration` does, and if there is no file.
 */
export function requireConfiguration(option: string | undefined, warn = printWarning) {
  const file = requireFile(option);
  return { file, settings: readConfiguration(file, { warn }) };
}

/**
 * Reads only the section `audit` of that file: nothing else needs to be valid, and no other secret is read.
 *
 * @returns the settings; undefined if the file has no such section.
 * @throws {ConfigError} if there is no file, or the section is invalid.
 */
export function readAuditSettings(option: string | undefined) {
  assertSafeEnvironment();
  const file = requireFile(option);
  const source = { file, environment: process.env, sections: ['audit'] };
  const { settings, warnings } = readSettings(source, auditSectionSettings);
  for (const warning of warnings) printWarning(warning);
  return { file, audit: settings.audit };
}

function requireFile(option: string | undefined): string {
  const file = findSettingsFile(option, process.env);
  if (file !== undefined) return file;
  throw new ConfigError('The configuration', ['no file was found: name one with --config FILE']);
}

interface ReadOptions {
  /** Default: prints it. */
  readonly warn?: (warning: string) => void;
  /** The section `providers` if the file has none, of simulators; absent: such a file is invalid. */
  readonly providers?: Readonly<Record<string, unknown>> | undefined;
}

/**
 * Reads the settings of a file. Warns of each secret that is written out in it, and if a shutdown may cut operations.
 *
 * @throws {ConfigError} if the file is invalid, or if the environment makes Node print secrets or accept any
 * certificate.
 */
export function readConfiguration(
  file: string,
  { warn = printWarning, providers }: ReadOptions = {},
): Settings {
  assertSafeEnvironment();
  const source = { file, environment: process.env, providers };
  const { settings, warnings } = readSettings(source, settingsSchema());
  for (const warning of [...warnings, warnShortGracePeriod(settings)]) {
    if (warning !== undefined) warn(warning);
  }
  return settings;
}
