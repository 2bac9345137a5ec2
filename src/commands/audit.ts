import type { Head } from '../audit/trail-line.ts';
import { type ExpectedTrail, verifyTrail } from '../audit/verify-trail.ts';
import { ConfigError } from '../config/config-error.ts';
import { print, printError } from './console-output.ts';
import { requireConfiguration } from './read-configuration.ts';

/**
 * Reads the whole trail and reports whether every line is as it was written.
 *
 * @param known a head that is stored elsewhere.
 * @param expected other known facts about the trail.
 * @returns whether the trail is intact.
 */
export async function auditVerify(
  config: string | undefined,
  known: Head | undefined,
  expected: ExpectedTrail,
): Promise<boolean> {
  const { file, settings } = requireConfiguration(config);
  const { audit } = settings;
  if (audit === undefined)
    throw new ConfigError(file, ['audit: is missing, so there is no trail to verify']);

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
    print('Lines cut off at the end cannot be detected without --head SEQ:HMAC.');
  }
  return true;
}
