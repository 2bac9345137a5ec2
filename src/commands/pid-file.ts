import { accessSync, constants, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import { isRunning } from '../audit/process-identity.ts';
import { ConfigError } from '../config/config-error.ts';
import { getFaultCode } from '../lib/explain-fault.ts';

/** The file of `--pid-file`, which contains the id of this process while it accepts requests. */
export interface PidFile {
  /**
   * Creates the file. It is removed when this process exits, except after SIGKILL.
   *
   * @throws {ConfigError} if it cannot be created.
   */
  readonly write: () => void;
}

/**
 * Prepares a file with the id of this process, and removes one that a gateway has left behind.
 *
 * @param path relative to the working folder.
 * @throws {ConfigError} if the file belongs to a process that is running or is no such file, or if its folder cannot be written.
 */
export async function preparePidFile(path: string): Promise<PidFile> {
  const file = resolve(path);
  const refuse = (problem: string) =>
    new ConfigError('The command line', [`--pid-file: ${file}: ${problem}`]);
  try {
    accessSync(dirname(file), constants.W_OK);
  } catch (error) {
    throw refuse(
      `its folder ${isMissing(error) ? 'does not exist: create it' : 'is not writable for this account'}`,
    );
  }
  const pid = readPid(file);
  if (pid === 'other') {
    throw refuse('contains something other than a process id: name another file, or remove it');
  }
  if (typeof pid === 'number' && pid !== process.pid && (await isGateway(pid))) {
    throw refuse(`process ${pid} is running with this file: stop it, or name another file`);
  }
  if (pid !== undefined) rmSync(file, { force: true });
  return {
    write: () => {
      try {
        // Anyone may know the id: monitoring runs under other accounts. The mask of the process makes files private.
        writeExclusive(file);
      } catch (error) {
        throw refuse(
          getFaultCode(error) === 'EEXIST'
            ? 'another process has just created it: name another file'
            : 'cannot be written',
        );
      }
      process.on('exit', () => {
        if (readPid(file) === process.pid) rmSync(file, { force: true });
      });
    },
  };
}

function writeExclusive(file: string): void {
  const mask = process.umask(0o022);
  try {
    writeFileSync(file, `${process.pid}\n`, { flag: 'wx', mode: 0o644 });
  } finally {
    process.umask(mask);
  }
}

/** Returns the id in a file; undefined if there is no file; `none` if it is empty, `other` if it contains something else. */
function readPid(file: string): number | 'none' | 'other' | undefined {
  try {
    const text = readFileSync(file, 'utf8').trim();
    if (text === '') return 'none';
    return /^[1-9]\d{0,9}$/.test(text) ? Number(text) : 'other';
  } catch (error) {
    return isMissing(error) ? undefined : 'other';
  }
}

/** Returns whether a process is running and may be a gateway: after a crash its number may be that of any other program. */
async function isGateway(pid: number): Promise<boolean> {
  if (!(await isRunning({ pid, startedAt: 0 }))) return false;
  try {
    // The arguments are separated by NUL: `node`, `/opt/roster/bin/roster.js`, `start`.
    const programs = readFileSync(`/proc/${pid}/cmdline`, 'utf8')
      .split('\0')
      .map((word) => basename(word, '.js'));
    return programs.includes('roster');
  } catch {
    // It has ended meanwhile, or this system has no such file.
    return isRunning({ pid, startedAt: 0 });
  }
}

const isMissing = (error: unknown) => getFaultCode(error) === 'ENOENT';
