import { stat } from 'node:fs/promises';

/** Bits of a mode by which others than the owner may do something. */
const OTHERS = 0o077;

/**
 * Warns if other accounts may read or write a trail. It is not changed: a group may have been let in on purpose, and who
 * could read it has read it.
 */
export async function warnIfShared(
  file: string,
  log: {
    readonly warn: (fields: Readonly<Record<string, unknown>>, message: string) => void;
  },
): Promise<void> {
  const mode = (await stat(file)).mode & 0o777;
  if ((mode & OTHERS) === 0) return;
  const fields = { file, mode: mode.toString(8).padStart(4, '0') };
  log.warn(fields, 'The trail can be read by other accounts: chmod 600 makes it private.');
}
