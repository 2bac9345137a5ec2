import { AsyncLocalStorage } from 'node:async_hooks';

/**
 * Checks right before a write is sent whether it is still allowed, because the process may have
 * been paused in between.
 */
export interface WriteFence {
  /** @throws {FencedError} if the write may not be made any more. */
  readonly check: () => Promise<void>;
  /**
   * Returns whether the time is over, by the clock only. It is checked again when there is a
   * connection, before the first byte.
   */
  readonly isExpired: () => boolean;
}

/**
 * Thrown if a write is not sent. `lost`: another process may make it by now; `unknown`: this could
 * not be determined.
 */
export class FencedError extends Error {
  override readonly name = 'FencedError';
  readonly reason: 'lost' | 'unknown';

  constructor(reason: 'lost' | 'unknown') {
    super('The write was not sent, because its lease is not confirmed.');
    this.reason = reason;
  }
}

/**
 * It is not a property of `RequestContext`, because the reads of a request are memoized by its
 * context, so an update cannot have another.
 */
const fences = new AsyncLocalStorage<WriteFence>();

/** Runs work whose writes all have to pass the fence. */
export const runFenced = <T>(fence: WriteFence, work: () => Promise<T>): Promise<T> =>
  fences.run(fence, work);

/** Returns the fence of the current work; undefined if its writes need none. */
export const currentFence = (): WriteFence | undefined => fences.getStore();
