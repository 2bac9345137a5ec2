import { createHash } from 'node:crypto';
import { readFile, readlink } from 'node:fs/promises';
import { getFaultCode } from '../lib/explain-fault.ts';

/** Identifies a process uniquely, even if its number is reused. */
export interface ProcessIdentity {
  /** The scope of process numbers, as 16 hex digits: one boot and one PID namespace. */
  readonly space: string;
  readonly pid: number;
  /** Clock ticks from the boot to the start of the process; 0 if unknown. */
  readonly startedAt: number;
}

/** Returns the identity of this process. */
export async function identifyProcess(): Promise<ProcessIdentity> {
  const [boot, namespace, state] = await Promise.all([
    orEmpty(readFile('/proc/sys/kernel/random/boot_id', 'utf8')),
    orEmpty(readlink('/proc/self/ns/pid')),
    readState(process.pid),
  ]);
  const space = createHash('sha256').update(`${boot} ${namespace}`).digest('hex').slice(0, 16);
  return { space, pid: process.pid, startedAt: state?.startedAt ?? 0 };
}

/**
 * Returns whether a process of the same space is running. If this is unknown, it returns true.
 *
 * @param process must have the space of this process.
 */
export async function isRunning({
  pid,
  startedAt,
}: Omit<ProcessIdentity, 'space'>): Promise<boolean> {
  if (!exists(pid)) return false;
  const state = await readState(pid);
  // It may have ended between the two calls; otherwise its state is unknown.
  if (state === undefined) return exists(pid);
  return !state.hasEnded && (startedAt === 0 || startedAt === state.startedAt);
}

function exists(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // EPERM: the process exists under another account.
    return getFaultCode(error) !== 'ESRCH';
  }
}

async function readState(pid: number) {
  const text = await orEmpty(readFile(`/proc/${pid}/stat`, 'utf8'));
  // The name before it is in parentheses and may contain parentheses itself.
  const [state = '', ...fields] = text.slice(text.lastIndexOf(')') + 2).split(' ');
  const startedAt = Number(fields[18]);
  if (!Number.isSafeInteger(startedAt)) return undefined;
  // A zombie has ended, but its parent has not waited for it yet.
  return { startedAt, hasEnded: state === 'Z' || state === 'X' };
}

const orEmpty = (reading: Promise<string>) => reading.catch(() => '');
