import { randomUUID } from 'node:crypto';
import type { Store } from './store.ts';

/** The exclusive right to execute the update for a limited time. Each of the last three methods releases it. */
export interface Lease {
  /** @returns false if another process holds the lease. */
  readonly take: () => Promise<boolean>;
  /** Records the outcome `unknown` before anything is sent. */
  readonly begin: () => Promise<void>;
  /** Returns whether the lease, less its margin, has expired by either clock: a paused machine may stop the monotonic one. */
  readonly isExpired: () => boolean;
  /**
   * Returns whether the store still assigns the lease to this process.
   *
   * @throws {StoreError}
   */
  readonly isHeld: () => Promise<boolean>;
  /** @throws {StoreError} and the record stays `unknown`. */
  readonly applied: (user: string | null) => Promise<void>;
  /** @throws {StoreError} */
  readonly unknown: () => Promise<void>;
  /**
   * Removes the record, because nothing was changed. An expired lease keeps it, because another process may own it now.
   *
   * @throws {StoreError} and the record stays `unknown`.
   */
  readonly invalidate: () => Promise<void>;
}

/** What a lease protects: the record of one idempotency key. */
interface LeaseOptions {
  readonly store: Store;
  /** The names of the lease, one for each hash key under which another gateway may look for it. */
  readonly names: readonly string[];
  readonly record: {
    readonly name: string;
    /** The time for which the store keeps it, in ms. */
    readonly ttlMs: number;
    /** The record of an outcome that is not known. */
    readonly unknown: string;
    /** Returns the record of an update that was applied to a user. */
    readonly applied: (user: string | null) => string;
  };
  readonly leaseMs: number;
  readonly marginMs: number;
}

/** Creates a lease that is still to be taken. Its clock starts at once, so that it does not expire in the store first. */
export function createLease(options: LeaseOptions): Lease {
  const { store, names, record, leaseMs, marginMs } = options;
  const holder = randomUUID();
  const age = startClocks();
  const release = async () => {
    await Promise.all(names.map((name) => store.remove(name, holder)));
  };
  return {
    take: async () => {
      for (const name of names) {
        if (await store.add(name, holder, leaseMs)) continue;
        await release();
        return false;
      }
      return true;
    },
    begin: () => store.set(record.name, record.unknown, record.ttlMs),
    isExpired: () => age() >= leaseMs - marginMs,
    isHeld: async () => {
      const holders = await Promise.all(names.map((name) => store.get(name)));
      return holders.every((it) => it === holder);
    },
    applied: async (user) => {
      await store.set(record.name, record.applied(user), record.ttlMs);
      await release();
    },
    unknown: release,
    invalidate: async () => {
      if (age() < leaseMs) await store.remove(record.name, record.unknown);
      await release();
    },
  };
}

/**
 * Returns a function that measures the elapsed milliseconds by the faster of two clocks: a monotonic clock may stop while
 * a machine is paused, and the wall clock may be set back.
 */
function startClocks(): () => number {
  const [ticks, wall] = [performance.now(), Date.now()];
  return () => Math.max(performance.now() - ticks, Date.now() - wall);
}
