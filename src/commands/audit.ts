import { mergeByTime } from '../audit/time-line.ts';
import type { Head } from '../audit/trail-line.ts';
import { type ExpectedTrail, verifyTrail } from '../audit/verify-trail.ts';
import { type FileVerdict, verifyTrails } from '../audit/verify-trails.ts';
import { ConfigError } from '../config/config-error.ts';
import { print, printError } from './console-output.ts';
import { requireConfiguration } from './read-configuration.ts';

/** What `roster audit verify` is asked to verify. */
export interface AuditVerification {
  /** The trails; if there are none, it is the one of the configuration. */
  readonly files: readonly string[];
  /** A head that is stored elsewhere, of a single trail. */
  readonly head: Head | undefined;
  /** Other known facts about the trail. */
  readonly expected: ExpectedTrail;
}

/**
 * Reads whole trails and reports whether every line is as it was written. If files are named, it also prints all their
 * valid lines by time.
 *
 * @returns whether all trails are intact.
 */
export async function auditVerify(
  config: string | undefined,
  { files, head, expected }: AuditVerification,
): Promise<boolean> {
  const { file, settings } = requireConfiguration(config);
  const { audit } = settings;
  if (audit === undefined)
    throw new ConfigError(file, ['audit: is missing, so there is no trail to verify']);

  const key = audit.key.reveal();
  if (files.length > 1) return verifyFiles(files, key, expected);
  const [single = audit.file] = files;
  const result = await verifyTrail(single, key, head, expected);
  if (files.length === 1) await printTimeLine([{ file: single, ...result }]);
  if (result.fault !== undefined) {
    printError(result.fault);
    return false;
  }
  print(describe(result));
  for (const note of result.notes) print(`Note: ${note}`);
  if (head === undefined) {
    print('Lines cut off at the end cannot be detected without --head SEQ:HMAC.');
  }
  return true;
}

async function verifyFiles(
  files: readonly string[],
  key: string,
  expected: ExpectedTrail,
): Promise<boolean> {
  const verdicts = await verifyTrails(files, key, expected);
  await printTimeLine(verdicts);
  for (const verdict of verdicts) {
    const { file, fault, notes } = verdict;
    if (fault !== undefined) {
      printError(`${file}: ${fault}`);
      continue;
    }
    print(`${file}: ${describe(verdict)}`);
    for (const note of notes) print(`${file}: Note: ${note}`);
  }
  return verdicts.every(({ fault }) => fault === undefined);
}

async function printTimeLine(
  verdicts: readonly Pick<FileVerdict, 'file' | 'lines'>[],
): Promise<void> {
  for await (const line of mergeByTime(verdicts)) print(line);
}

function describe({ lines, head, trail }: Pick<FileVerdict, 'lines' | 'head' | 'trail'>): string {
  const id = trail === undefined ? '' : `, trail ${trail}`;
  return `${lines} lines, head ${head.seq}:${head.hmac}${id}`;
}
