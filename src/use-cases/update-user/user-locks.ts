import { setTimeout as sleep } from 'node:timers/promises';
import { abortable, type WaitOptions } from '../../lib/abortable.ts';
import { eitherSignal } from '../../lib/either-signal.ts';
import { KeyedMutex } from '../../lib/keyed-mutex.ts';
import type { RequestContext } from '../../request/request-context.ts';
import type { HeldLease, Lease } from '../../store/lease.ts';
import { StoreError } from '../../store/store.ts';
import type { StoreLocks } from '../../store/store-locks.ts';
import { UpstreamError } from '../../upstream/errors/upstream-error.ts';
import { LEASE_MARGIN_MS, toLeaseMs } from './lease-duration.ts';

/** The first and the longest time between two attempts to take a lock that another process holds, in ms. */
const [POLL_MS, MAX_POLL_MS] = [15, 250];

/** The time between two attempts to release a lock, in ms, and the least number of them: they take as long as the margin. */
const [RELEASE_RETRY_MS, MIN_RELEASES] = [500, LEASE_MARGIN_MS / 500];

/** How an update excludes the other updates of its user. */
export interface UserLock {
  /** The lock in the store; undefined if only updates of this process wait for each other. */
  readonly lease: HeldLease | undefined;
  /** Whether the store that replicas share could not say who holds the lock. */
  readonly isStoreDown: boolean;
}

/** The turn of an update among the updates of one user. */
export interface UserTurn {
  /**
   * Waits until it is the turn of this update.
   *
   * @throws {UpstreamError} if the time for the wait is over.
   */
  readonly begin: () => Promise<UserLock>;
  /**
   * Lets the next update begin. It may be called before the turn has come, and more than once.
   *
   * @returns when the lock is released, or cannot be; it never throws.
   */
  readonly end: () => Promise<void>;
}

interface UserLocksOptions {
  /** Updates in flight in this process. */
  readonly local?: KeyedMutex;
  /** Undefined if the replicas share no store. */
  readonly shared?: StoreLocks | undefined;
  /** Defaults to `LEASE_MARGIN_MS`. */
  readonly leaseMarginMs?: number | undefined;
}

/** Lets updates of one user run one at a time, in this process and in all replicas that use the same store. */
export class UserLocks {
  readonly #local: KeyedMutex;
  readonly #shared: StoreLocks | undefined;
  readonly #marginMs: number;

  constructor({ local = new KeyedMutex(), shared, leaseMarginMs }: UserLocksOptions = {}) {
    this.#local = local;
    this.#shared = shared;
    this.#marginMs = leaseMarginMs ?? LEASE_MARGIN_MS;
  }

  /**
   * Begins to wait for the turn of an update. If no other update of the user is in flight here, the lock is requested at once,
   * so that this takes no time besides what the caller does meanwhile.
   *
   * @param user identifies the user.
   * @param provider the provider's key in the configuration.
   */
  request(user: string, call: RequestContext, provider: string): UserTurn {
    let isEnded = false;
    const ended = Promise.withResolvers<void>();
    const begun = Promise.withResolvers<UserLock>();
    // The turn may be ended before anyone waits for its beginning.
    begun.promise.catch(() => {});
    const options = updateWaitOptions(call, provider);
    const done = this.#local
      .run(user, options, async () => {
        if (isEnded) return;
        const lock = await this.#lock(user, call, options, () => isEnded);
        begun.resolve(lock);
        await ended.promise;
        await lock.lease?.release().catch(() => {
          void releaseLater(lock.lease);
        });
      })
      .catch((error: unknown) => begun.reject(error));
    return {
      begin: () => begun.promise,
      end: () => {
        isEnded = true;
        ended.resolve();
        return done;
      },
    };
  }

  async #lock(
    user: string,
    call: RequestContext,
    options: WaitOptions,
    isEnded: () => boolean,
  ): Promise<UserLock & { readonly lease: Lease | undefined }> {
    if (this.#shared === undefined) return { lease: undefined, isStoreDown: false };
    try {
      return {
        lease: await this.#take(this.#shared, user, call, options, isEnded),
        isStoreDown: false,
      };
    } catch (error) {
      if (!(error instanceof StoreError)) throw error;
      return { lease: undefined, isStoreDown: true };
    }
  }

  /** Only one update of each process waits here: the others wait for it. */
  async #take(
    locks: StoreLocks,
    user: string,
    call: RequestContext,
    options: WaitOptions,
    isEnded: () => boolean,
  ): Promise<Lease | undefined> {
    for (let pollMs = POLL_MS; !isEnded(); pollMs = Math.min(pollMs * 1.5, MAX_POLL_MS)) {
      // Each attempt has a lease of its own, which begins now.
      const lock = locks.create(user, toLeaseMs(call, this.#marginMs), this.#marginMs);
      const leftMs = await lock.take().catch((error: unknown) => {
        // The store may have assigned it before it failed to say so.
        lock.release().catch(() => {});
        throw error;
      });
      if (leftMs === 0) return lock;
      // Two replicas that wait must not ask at the same times.
      const waitMs = Math.min(leftMs, pollMs * (0.5 + Math.random()));
      await abortable(sleep(waitMs), options);
    }
    return undefined;
  }
}

/**
 * Releases a lock that the store could not release, when it is back: until the lock expires, nothing else could change the
 * user.
 */
async function releaseLater(lease: Lease | undefined): Promise<void> {
  for (let attempt = 0; attempt < MIN_RELEASES || lease?.isExpired() === false; attempt += 1) {
    await sleep(RELEASE_RETRY_MS, undefined, { ref: false });
    try {
      return await lease?.release();
    } catch {
      // Tried again, at least until the margin is over too.
    }
  }
}

/**
 * Returns how long an update waits for its turn: until its deadline, or until its caller
 * disconnects. Nothing is sent then.
 *
 * @param provider the provider's key in the configuration.
 */
export function updateWaitOptions(call: RequestContext, provider: string): WaitOptions {
  return {
    signal: eitherSignal(call.deadline, call.clientDisconnected),
    toError: () => toTurnError(call, provider, 'NOT_APPLIED'),
  };
}

/** Returns the error of an update whose turn did not come, or was over before it was sent. */
export const toTurnError = (
  call: RequestContext,
  provider: string,
  write: 'NOT_APPLIED' | 'UNKNOWN',
) =>
  new UpstreamError({
    provider,
    code: call.clientDisconnected.aborted ? 'CLIENT_CLOSED_REQUEST' : 'OVERLOADED',
    write,
    httpStatus: null,
    detail: 'waiting for other updates of this user',
  });
