import { randomUUID } from 'node:crypto';
import { startClocks } from './clocks.ts';
import { RELEASE_LEASE, TAKE_LEASE } from './lease-scripts.ts';
import type { Store } from './store.ts';

/** What a holder can learn about its lease. */
export interface HeldLease {
  /** Returns whether the lease, less its margin, has expired by either clock: a paused machine may stop the monotonic one. */
  readonly isExpired: () => boolean;
  /**
   * Returns whether the store still assigns the lease to this process.
   *
   * @throws {StoreError}
   */
  readonly isHeld: () => Promise<boolean>;
}

interface LeaseOptions {
  readonly store: Store;
  /** The names of the lease, one for each hash key under which another gateway may look for it. */
  readonly names: readonly string[];
  readonly leaseMs: number;
  /** The time before the end of the lease in which nothing may be started, in ms. */
  readonly marginMs: number;
}

/** A lease that is to be taken, or was taken. */
export interface Lease extends HeldLease {
  /** Identifies the holder in the store. */
  readonly holder: string;
  /**
   * Takes it.
   *
   * @returns 0, or the milliseconds until the lease of another holder expires.
   * @throws {StoreError} and the store may assign it to this process.
   */
  readonly take: () => Promise<number>;
  /** @throws {StoreError} */
  readonly release: () => Promise<void>;
}

/** Creates a lease that is still to be taken. Its clock starts at once, so that it does not expire in the store first. */
export function createLease({ store, names, leaseMs, marginMs }: LeaseOptions): Lease {
  const holder = randomUUID();
  const age = startClocks();
  return {
    holder,
    take: () => store.run(TAKE_LEASE, names, [holder, String(leaseMs)]),
    isExpired: () => age() >= leaseMs - marginMs,
    isHeld: async () => {
      const holders = await Promise.all(names.map((name) => store.get(name)));
      return holders.every((it) => it === holder);
    },
    release: () => store.run(RELEASE_LEASE, names, [holder]),
  };
}
