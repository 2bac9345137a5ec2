import { readdirSync, readFileSync } from 'node:fs';

/** Returns the CPU time of a process so far in ms, of all threads, user and system together. */
export function readCpuMs(pid: number): number {
  const folder = `/proc/${pid}/task`;
  const times = readdirSync(folder).map((task) => runTimeMs(`${folder}/${task}/schedstat`));
  return times.reduce((sum, time) => sum + time, 0);
}

/** Returns the memory of a process in MB, which is resident now or was at most (`HWM`). */
export function readMemoryMb(pid: number, kind: 'RSS' | 'HWM'): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return Number(new RegExp(`Vm${kind}:\\s+(\\d+) kB`).exec(status)?.[1]) / 1024;
}

/** Returns the time on a processor in ms; 0 if the thread has ended. */
function runTimeMs(file: string): number {
  try {
    return Number(readFileSync(file, 'utf8').split(' ', 1)[0]) / 1e6;
  } catch {
    return 0;
  }
}
