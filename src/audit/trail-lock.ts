import { randomBytes } from 'node:crypto';
import { open, readdir, realpath, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { identifyProcess, isRunning, type ProcessIdentity } from './process-identity.ts';
import { TrailError } from './trail-error.ts';

/** The exclusive right to write to a trail. */
export interface TrailLock {
  /** Returns false after a process that could not see this one took the lock over. */
  readonly isHeld: () => Promise<boolean>;
  readonly release: () => Promise<void>;
}

/** A file that shows that a process holds the lock or wants it. All data is in its name, so that creating it is atomic. */
interface Claim extends ProcessIdentity {
  readonly path: string;
  /** Orders claims by their time, as far as clocks agree. It is unique. */
  readonly since: string;
}

/** The time that an earlier claim waits for later ones to give way, in ms. */
const RIVALS_TIMEOUT_MS = 2000;

/**
 * Locks a trail for this process. Each process writes its claim before it reads the others, so that of any two at least the
 * later one sees the other. The name of a claim is unique, so removing a stale claim cannot remove a new one.
 *
 * @throws {TrailError} if another process holds the lock.
 */
export async function lockTrail(file: string): Promise<TrailLock> {
  // The file may be known by several names.
  const target = await realpath(file);
  const own = await writeClaim(target);
  const release = () => rm(own.path, { force: true });
  try {
    const stale = await waitForRivals(own, target);
    await Promise.all(stale.map(({ path }) => rm(path, { force: true })));
  } catch (error) {
    await release();
    throw error;
  }
  return {
    isHeld: () =>
      stat(own.path).then(
        () => true,
        () => false,
      ),
    release,
  };
}

/** Returns the number of the process that holds the lock of a trail or wants it; undefined if there is none. */
export async function findHolder(target: string): Promise<number | undefined> {
  const identity = await identifyProcess();
  const [first] = await selectRivals(await readClaims(target), identity);
  return first?.pid;
}

async function writeClaim(target: string): Promise<Claim> {
  const identity = await identifyProcess();
  const since = `${Date.now().toString(36)}${randomBytes(6).toString('hex')}`;
  const { space, pid, startedAt } = identity;
  const path = `${target}.lock.${space}.${pid}.${startedAt}.${since}`;
  await (await open(path, 'wx', 0o600)).close();
  return { ...identity, path, since };
}

/**
 * Waits until no rival is left.
 *
 * @returns the stale claims of processes that have ended.
 */
async function waitForRivals(own: Claim, target: string): Promise<readonly Claim[]> {
  const timeoutAt = performance.now() + RIVALS_TIMEOUT_MS;
  for (;;) {
    const others = (await readClaims(target)).filter(({ since }) => since !== own.since);
    const rivals = await selectRivals(others, own);
    const [first] = rivals;
    if (first === undefined) return others;
    const isLater = rivals.some(({ since }) => since < own.since);
    if (isLater || performance.now() > timeoutAt) {
      throw new TrailError(target, `another gateway writes to it, process ${first.pid}`);
    }
    await sleep(10);
  }
}

/** Returns the claims of running processes. Claims of another space, such as before a reboot, are stale: see docs/audit.md. */
async function selectRivals(
  others: readonly Claim[],
  { space }: ProcessIdentity,
): Promise<Claim[]> {
  const sameSpace = others.filter((claim) => claim.space === space);
  const running = await Promise.all(sameSpace.map(isRunning));
  return sameSpace.filter((_claim, at) => running[at]);
}

async function readClaims(target: string): Promise<Claim[]> {
  const prefix = `${basename(target)}.lock.`;
  const folder = dirname(target);
  return (await readdir(folder)).flatMap((name) => {
    const parts = name.startsWith(prefix) ? name.slice(prefix.length) : '';
    const found = /^([0-9a-f]{16})\.(\d+)\.(\d+)\.([0-9a-z]+)$/.exec(parts);
    if (found === null) return [];
    const [, space = '', pid, startedAt, since = ''] = found;
    return [
      { space, pid: Number(pid), startedAt: Number(startedAt), since, path: join(folder, name) },
    ];
  });
}
