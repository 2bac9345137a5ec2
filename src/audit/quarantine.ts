import { open } from 'node:fs/promises';
import { basename } from 'node:path';
import { syncFolder } from './open-file.ts';

/**
 * Saves a partial line to a file beside the trail before it is cut off. A crash in between only repeats this step.
 *
 * @returns the name of the new file.
 */
export async function quarantine(file: string, partialLine: Buffer): Promise<string> {
  const damaged = `${file}.damaged-${new Date().toISOString().replaceAll(':', '')}`;
  const copy = await open(damaged, 'wx', 0o600);
  try {
    await copy.writeFile(partialLine);
    await copy.sync();
  } finally {
    await copy.close();
  }
  await syncFolder(damaged);
  return basename(damaged);
}
