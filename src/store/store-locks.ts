import { createHmac } from 'node:crypto';
import { toHashTag } from './hash-tag.ts';
import { createLease, type Lease } from './lease.ts';
import type { Store } from './store.ts';

/** Locks that replicas share, under hashed names. A lock is a lease: it ends on its own if its holder dies. */
export class StoreLocks {
  readonly #store: Store;
  readonly #hashKeys: readonly string[];

  /**
   * @param hashKey shared by all gateways that use the store, and not stored in it.
   * @param previousKeys earlier hash keys, under which another gateway may look for a lock.
   */
  constructor(store: Store, hashKey: string, previousKeys: readonly string[] = []) {
    this.#store = store;
    this.#hashKeys = [hashKey, ...previousKeys];
  }

  /**
   * Returns a lock that is still to be taken.
   *
   * @param name what it protects.
   * @param leaseMs the time after which its holder is considered dead, in ms.
   * @param marginMs the time before its end in which nothing may be started, in ms.
   */
  create(name: string, leaseMs: number, marginMs: number): Lease {
    const tag = toHashTag('lock', name);
    const names = this.#hashKeys.map((key) => {
      const hashed = createHmac('sha256', key).update(JSON.stringify(['lock', name]));
      return `lock:${tag}${hashed.digest('base64url')}`;
    });
    return createLease({ store: this.#store, names, leaseMs, marginMs });
  }
}
