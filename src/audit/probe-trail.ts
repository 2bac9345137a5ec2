import { randomBytes } from 'node:crypto';
import { constants, open, realpath, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { getFaultCode } from '../lib/explain-fault.ts';
import { findHolder } from './trail-lock.ts';

/**
 * Tries what opening a trail needs, without opening it: a gateway that writes to it is not disturbed, and a trail that does not
 * exist is not begun.
 *
 * @returns the number of the process that writes to it; undefined if none does.
 * @throws an error of the system if the file or its folder cannot be written to.
 */
export async function probeTrail(file: string): Promise<number | undefined> {
  const probe = join(dirname(file), `.roster-check-${randomBytes(8).toString('hex')}`);
  await (await open(probe, 'wx', 0o600)).close();
  await rm(probe, { force: true });
  let target: string;
  try {
    await (await open(file, constants.O_RDWR | constants.O_APPEND)).close();
    target = await realpath(file);
  } catch (error) {
    if (getFaultCode(error) === 'ENOENT') return undefined;
    throw error;
  }
  return findHolder(target);
}
