import type { Head } from '../audit/trail-line.ts';
import { type ExpectedTrail, verifyTrail } from '../audit/verify-trail.ts';
import { ConfigError } from '../config/config-error.ts';
import { findSettingsFile } from '../config/read-settings.ts';
import { print, printError } from './console-output.ts';
import { readConfiguration } from './read-configuration.ts';

/**
 * Reads the whole trail and says whether every line is as it was written.
 *
 * @param known a head that was kept elsewhere.
 * @param expected other known facts about the trail.
 * @returns whether all is well.
 */
export async function auditVerify(
  config: string | undefined,
  known: Head | undefined,
  expected: ExpectedTrail,
): Promise<boolean> {
  const file = findSettingsFile(config, process.env);
  if (file === undefined) {
    throw new ConfigError('The configuration', ['there is none: name one with --config FILE']);
  }
  const { audit } = readConfiguration(file);
  if (audit === undefined) throw new ConfigError(file, ['audit: is missing, so there is no trail']);

  const result = await verifyTrail(audit.file, audit.key.reveal(), known, expected);
  const { lines, head, trail, fault, notes } = result;
  if (fault !== undefined) {
    printError(fault);
    return false;
  }
  const id = trail === undefined ? '' : `, trail ${trail}`;
  print(`${lines} lines, head ${head.seq}:${head.hmac}${id}`);
  for (const note of notes) print(`Note: ${note}`);
  if (known === undefined) {
    print('Whether lines were cut off at the end cannot be told without --head SEQ:HMAC.');
  }
  return true;
}
