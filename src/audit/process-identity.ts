import { createHash } from 'node:crypto';
import { readFile, readlink } from 'node:fs/promises';

/** A process, told apart from all others that had or will have its number. */
export interface ProcessIdentity {
  /** Within which numbers mean the same: one boot, and one namespace of process numbers. 16 hex digits. */
  readonly space: string;
  readonly pid: number;
  /** Clock ticks from the boot to its start; 0 where the system does not tell. */
  readonly startedAt: number;
}

/** This process. */
export async function identifyProcess(): Promise<ProcessIdentity> {
  const [boot, namespace, state] = await Promise.all([
    orNothing(readFile('/proc/sys/kernel/random/boot_id', 'utf8')),
    orNothing(readlink('/proc/self/ns/pid')),
    readState(process.pid),
  ]);
  const space = createHash('sha256').update(`${boot} ${namespace}`).digest('hex').slice(0, 16);
  return { space, pid: process.pid, startedAt: state?.startedAt ?? 0 };
}

/**
 * Whether a process of this space runs. What cannot be told is taken for running.
 *
 * @param process one whose space is that of this process.
 */
export async function isRunning({
  pid,
  startedAt,
}: Omit<ProcessIdentity, 'space'>): Promise<boolean> {
  if (!exists(pid)) return false;
  const state = await readState(pid);
  if (state === undefined) return true;
  return !state.hasEnded && (startedAt === 0 || startedAt === state.startedAt);
}

function exists(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // EPERM: there is one, of another account.
    return !(error instanceof Error && 'code' in error && error.code === 'ESRCH');
  }
}

async function readState(pid: number) {
  const text = await orNothing(readFile(`/proc/${pid}/stat`, 'utf8'));
  // The name before it is in brackets, and may hold any of them.
  const [state = '', ...fields] = text.slice(text.lastIndexOf(')') + 2).split(' ');
  const startedAt = Number(fields[18]);
  if (!Number.isSafeInteger(startedAt)) return undefined;
  // Nobody has asked yet how it ended.
  return { startedAt, hasEnded: state === 'Z' || state === 'X' };
}

const orNothing = (reading: Promise<string>) => reading.catch(() => '');
