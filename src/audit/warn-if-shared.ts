import { stat } from 'node:fs/promises';

/** The permission bits of all accounts except the owner. */
const OTHERS = 0o077;

/**
 * Warns if other accounts may read or write the trail. The mode is not changed: access of a group may be intended, and
 * others may have read the file already.
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
  log.warn(fields, 'Audit trail is readable by other accounts: chmod 600 makes it private.');
}
