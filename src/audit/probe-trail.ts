import { randomBytes } from 'node:crypto';
import { constants, open, realpath, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { getFaultCode } from '../lib/explain-fault.ts';
import { assertRegular, readEnd } from './open-file.ts';
import { findHolder } from './trail-lock.ts';

/**
 * Tries what opening a trail needs, without opening it: a gateway that writes to it is not disturbed, and a trail that does not
 * exist is not begun.
 *
 * @returns the number of the process that writes to it; undefined if none does.
 * @throws an error of the system if the file or its folder cannot be written to; {TrailError} if the file is no trail of this key.
 */
export async function probeTrail(file: string, key: string): Promise<number | undefined> {
  const probe = join(dirname(file), `.roster-check-${randomBytes(8).toString('hex')}`);
  await (await open(probe, 'wx', 0o600)).close();
  await rm(probe, { force: true });
  try {
    await using handle = await open(file, constants.O_RDWR | constants.O_APPEND);
    await assertRegular(handle, file);
    await readEnd(handle, (await handle.stat()).size, file, key);
    return await findHolder(await realpath(file));
  } catch (error) {
    if (getFaultCode(error) === 'ENOENT') return undefined;
    throw error;
  }
}
