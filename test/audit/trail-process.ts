import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { ROOT } from '../support/files/sources.ts';
import { until } from '../support/upstreams/blocking-upstream.ts';
import { KEY } from './trail-lines.ts';

/** Opens a trail on command, prints the result and keeps running. */
const SCRIPT = `
import { once } from 'node:events';
import { openTrail } from '${ROOT}src/audit/trail.ts';
const [file, key] = process.argv.slice(1);
console.log(process.pid);
await once(process.stdin, 'data');
await openTrail(file, key, { info: () => {}, warn: () => {}, error: () => {} }).then(
  () => console.log('held'),
  (error) => console.log(error.message),
);
`;

/** A process that opens a trail on command. */
export interface TrailProcess extends AsyncDisposable {
  readonly pid: number;
  /** Lets the process open the trail. @returns `held`, or the error message. */
  readonly open: () => Promise<string>;
  /** Kills the process and waits until it is gone or a zombie. */
  readonly kill: () => Promise<void>;
}

/** @param isZombie whether its parent never waits for it, so that it becomes a zombie. */
export async function startTrailProcess(file: string, isZombie = false): Promise<TrailProcess> {
  const node = [process.execPath, '--input-type=module', '-e', SCRIPT, file, KEY];
  const [command = '', ...args] = isZombie
    ? ['sh', '-c', 'exec 3<&0; "$@" <&3 & exec sleep 600', 'sh', ...node]
    : node;
  const child = spawn(command, args, { stdio: ['pipe', 'pipe', 'inherit'] });
  const closed = once(child, 'close');
  const pid = Number(await nextLine(child));
  return {
    pid,
    open: () => {
      child.stdin.write('now\n');
      return nextLine(child);
    },
    kill: async () => {
      process.kill(pid, 'SIGKILL');
      await until(() => hasEnded(pid));
    },
    [Symbol.asyncDispose]: async () => {
      child.kill('SIGKILL');
      await closed;
    },
  };
}

function hasEnded(pid: number): boolean {
  try {
    return /\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return true;
  }
}

async function nextLine(child: ChildProcess): Promise<string> {
  if (child.stdout === null) throw new Error('It has no output.');
  const [line] = await once(child.stdout, 'data');
  return String(line).trim();
}
