import { type ChildProcess, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

/** The process 1 of a container. */
export interface RunningContainer {
  /** Its id outside the container. */
  readonly pid: number;
  /** Runs a command beside it, as `docker exec` does, and returns its exit code and output. */
  readonly execute: (command: readonly string[]) => {
    readonly code: number | null;
    readonly output: string;
  };
  /** Sends it a signal and returns the exit code of the container. */
  readonly stop: (signal: NodeJS.Signals) => Promise<number | null>;
}

/**
 * Finds the process 1 of a container that was just started.
 *
 * @throws {Error} if the container has ended.
 */
export async function attach(
  child: ChildProcess,
  environment: Readonly<Record<string, string>>,
): Promise<RunningContainer> {
  const ended = once(child, 'exit');
  const pid = await findFirstProcess(child);
  const variables = Object.entries(environment).map(([name, value]) => `${name}=${value}`);
  return {
    pid,
    execute: (command) => {
      const { status, stdout, stderr } = spawnSync(
        'nsenter',
        [
          ...['--target', `${pid}`, '--mount', '--pid', '--root', '--wd'],
          ...['setpriv', '--reuid', '1000', '--regid', '1000', '--clear-groups'],
          ...['env', '-i', 'PATH=/usr/local/bin:/usr/bin:/bin', ...variables, ...command],
        ],
        { encoding: 'utf8' },
      );
      return { code: status, output: stdout + stderr };
    },
    stop: async (signal) => {
      process.kill(pid, signal);
      const [code] = await ended;
      return code;
    },
  };
}

/** Waits until the child of `unshare` runs Node.js: before, it mounts the file system. */
async function findFirstProcess(child: ChildProcess): Promise<number> {
  for (;;) {
    if (child.exitCode !== null) throw new Error(`The container ended with ${child.exitCode}.`);
    const [pid] = readText(`/proc/${child.pid}/task/${child.pid}/children`).trim().split(' ');
    if (pid !== undefined && readText(`/proc/${pid}/comm`).trim() === 'node') return Number(pid);
    await sleep(20);
  }
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
