import { open } from 'node:fs/promises';
import { basename } from 'node:path';
import { syncFolder } from './open-file.ts';

/**
 * Keeps beside a trail what is about to be cut off from it: a crash in between only does it again.
 *
 * @returns the name of the file.
 */
export async function keepAside(file: string, half: Buffer): Promise<string> {
  const damaged = `${file}.damaged-${new Date().toISOString().replaceAll(':', '')}`;
  const copy = await open(damaged, 'wx', 0o600);
  try {
    await copy.writeFile(half);
    await copy.sync();
  } finally {
    await copy.close();
  }
  await syncFolder(damaged);
  return basename(damaged);
}
