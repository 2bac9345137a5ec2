import { randomBytes } from 'node:crypto';
import { open, readdir, realpath, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { identifyProcess, isRunning, type ProcessIdentity } from './process-identity.ts';
import { TrailError } from './trail-error.ts';

/** The right to write to a trail. */
export interface TrailLock {
  /** False once a process that could not see this one took it over. */
  readonly isHeld: () => Promise<boolean>;
  readonly release: () => Promise<void>;
}

/** That a process holds the trail or wants to. Its name says it all, so it is there whole or not at all. */
interface Claim extends ProcessIdentity {
  readonly path: string;
  /** In the order in which claims were made, as far as the clocks are right. No two are alike. */
  readonly since: string;
}

/** Milliseconds in which whoever came later, at nearly the same time, gives way. */
const PATIENCE_MS = 2000;

/**
 * Of all processes that ask for a trail at most one gets it. Each puts down its claim and only then looks at the
 * others', so of any two at least the later one sees the other. A claim has a name that no other ever has, so to remove
 * one whose process has ended can never hit another.
 *
 * @throws {TrailError} where another process holds it.
 */
export async function lockTrail(file: string): Promise<TrailLock> {
  // Whatever name it was given.
  const target = await realpath(file);
  const own = await putDown(target);
  const release = () => rm(own.path, { force: true });
  try {
    const stale = await outlast(own, target);
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

async function putDown(target: string): Promise<Claim> {
  const identity = await identifyProcess();
  const since = `${Date.now().toString(36)}${randomBytes(6).toString('hex')}`;
  const { space, pid, startedAt } = identity;
  const path = `${target}.lock.${space}.${pid}.${startedAt}.${since}`;
  await (await open(path, 'wx', 0o600)).close();
  return { ...identity, path, since };
}

/** Returns the claims of processes that have ended. */
async function outlast(own: Claim, target: string): Promise<readonly Claim[]> {
  const patienceEnds = performance.now() + PATIENCE_MS;
  for (;;) {
    const others = (await readClaims(target)).filter(({ since }) => since !== own.since);
    const rivals = await selectRivals(others, own);
    const [first] = rivals;
    if (first === undefined) return others;
    const isLater = rivals.some(({ since }) => since < own.since);
    if (isLater || performance.now() > patienceEnds) {
      throw new TrailError(target, `another gateway writes to it, process ${first.pid}`);
    }
    await sleep(10);
  }
}

/** Those that run. Of another space, such as one before a reboot, nobody can tell: see docs/audit.md. */
async function selectRivals(others: readonly Claim[], { space }: Claim): Promise<Claim[]> {
  const near = others.filter((claim) => claim.space === space);
  const running = await Promise.all(near.map(isRunning));
  return near.filter((_claim, at) => running[at]);
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
