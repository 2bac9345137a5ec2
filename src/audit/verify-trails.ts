import { basename } from 'node:path';
import type { PreviousTrail } from './trail-line.ts';
import { type ExpectedTrail, type VerificationResult, verifyTrail } from './verify-trail.ts';

/** The result of one of several files. */
export interface FileVerdict extends VerificationResult {
  /** As the caller named it. */
  readonly file: string;
}

/**
 * Verifies several trails, and that each ends where a later one says that it ended.
 *
 * @throws {TrailError} if a file cannot be read.
 */
export async function verifyTrails(
  files: readonly string[],
  key: string,
  expected: Pick<ExpectedTrail, 'isLive'>,
): Promise<readonly FileVerdict[]> {
  const alone: FileVerdict[] = [];
  for (const file of files) {
    alone.push({ file, ...(await verifyTrail(file, key, undefined, expected)) });
  }
  const named = alone.flatMap(({ previous }) => previous);
  const verdicts: FileVerdict[] = [];
  for (const verdict of alone) {
    const heads = named.filter((it) => isHeadOf(it, verdict));
    const { file } = verdict;
    const result =
      heads.length === 0
        ? verdict
        : await verifyTrail(file, key, undefined, { ...expected, heads });
    const notes = [
      ...result.notes,
      ...noteLaterLines(result, heads),
      ...noteMissing(result, alone),
    ];
    verdicts.push({ ...result, file, notes });
  }
  return verdicts;
}

/** A trail without lines, or of a version without ids, is recognized by the name of its file. */
const isHeadOf = (head: PreviousTrail, { file, trail }: FileVerdict) =>
  trail === undefined ? head.file === basename(file) : head.trail === trail;

/** The gateway ended before the last lines of the old trail were named in the new one, or the old trail is in use again. */
function noteLaterLines(
  { lines }: VerificationResult,
  heads: readonly PreviousTrail[],
): readonly string[] {
  const last = Math.max(...heads.map(({ seq }) => seq));
  return heads.length > 0 && lines > last
    ? [`The lines after ${last} were written after the last head that a later trail names.`]
    : [];
}

function noteMissing(
  { previous }: VerificationResult,
  all: readonly FileVerdict[],
): readonly string[] {
  const missing = previous.filter((head) => !all.some((it) => isHeadOf(head, it)));
  return [...new Map(missing.map((head) => [head.trail, head])).values()].map(
    ({ file, trail }) => `It continues the trail ${trail} (${file}), which is not among the files.`,
  );
}
