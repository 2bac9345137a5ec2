import { mergeByTime } from '../audit/time-line.ts';
import type { Head } from '../audit/trail-line.ts';
import { type ExpectedTrail, verifyTrail } from '../audit/verify-trail.ts';
import { type FileVerdict, verifyTrails } from '../audit/verify-trails.ts';
import { ConfigError } from '../config/config-error.ts';
import { print, printError, printJson, printSuccess } from './console-output.ts';
import { findTrails } from './find-trails.ts';
import { readAuditSettings } from './read-configuration.ts';

/** What `roster audit verify` is asked to verify. */
export interface AuditVerification {
  /** The trails; if there are none, they are those of the configuration. */
  readonly files: readonly string[];
  /** A head that is stored elsewhere, of a single trail. */
  readonly head: Head | undefined;
  /** Other known facts about the trail. */
  readonly expected: ExpectedTrail;
  /** Prints one JSON document, without the lines. */
  readonly json: boolean;
}

/**
 * Reads whole trails and reports whether every line is as it was written. If files are named, it also prints all their
 * valid lines by time.
 *
 * @returns whether all trails are intact.
 * @throws {ConfigError} if the configuration cannot be used.
 * @throws {TrailError} if a trail cannot be read.
 */
export async function auditVerify(
  config: string | undefined,
  { files, head, expected, json }: AuditVerification,
): Promise<boolean> {
  const audit = requireAudit(config);
  // A head and an id are those of one trail.
  const isOfOne = head !== undefined || expected.trail !== undefined;
  const written = isOfOne ? [audit.file] : findTrails(audit.file);
  const verdicts = await verify(files.length > 0 ? files : written, {
    key: audit.key.reveal(),
    head,
    expected,
  });
  const ok = verdicts.every(({ fault }) => fault === undefined);
  if (json) {
    printJson({ ok, problems: [], trails: verdicts.map(toDocument) });
    return ok;
  }
  if (files.length > 0) await printTimeLine(verdicts);
  for (const verdict of verdicts) printVerdict(verdict, verdicts.length > 1);
  if (ok && head === undefined && verdicts.length === 1) {
    print('Lines cut off at the end cannot be detected without --head SEQ:HMAC.');
  }
  return ok;
}

function requireAudit(config: string | undefined) {
  const { file, audit } = readAuditSettings(config);
  if (audit !== undefined) return audit;
  throw new ConfigError(file, ['audit: is missing, so there is no trail to verify']);
}

interface VerifyOptions extends Pick<AuditVerification, 'head' | 'expected'> {
  /** The key of the checksums. */
  readonly key: string;
}

async function verify(
  files: readonly string[],
  { key, head, expected }: VerifyOptions,
): Promise<readonly FileVerdict[]> {
  if (files.length > 1) return verifyTrails(files, key, expected);
  return Promise.all(
    files.map(async (file) => ({ file, ...(await verifyTrail(file, key, head, expected)) })),
  );
}

/** @param isNamed whether each line begins with the file. */
function printVerdict(verdict: FileVerdict, isNamed: boolean): void {
  const { file, fault, notes } = verdict;
  const prefix = isNamed ? `${file}: ` : '';
  if (fault !== undefined) {
    printError(`${prefix}${fault}`);
    return;
  }
  printSuccess(`${prefix}${describe(verdict)}`);
  for (const note of notes) print(`${prefix}Note: ${note}`);
}

const toDocument = ({ file, fault, lines, head, trail, notes }: FileVerdict) => ({
  file,
  ok: fault === undefined,
  fault: fault ?? null,
  lines,
  head: `${head.seq}:${head.hmac}`,
  trail: trail ?? null,
  notes,
});

async function printTimeLine(
  verdicts: readonly Pick<FileVerdict, 'file' | 'lines'>[],
): Promise<void> {
  for await (const line of mergeByTime(verdicts)) {
    // The reader has seen enough.
    if (!process.stdout.writable) return;
    print(line);
  }
}

function describe({ lines, head, trail }: Pick<FileVerdict, 'lines' | 'head' | 'trail'>): string {
  const id = trail === undefined ? '' : `, trail ${trail}`;
  return `${lines} lines, head ${head.seq}:${head.hmac}${id}`;
}
