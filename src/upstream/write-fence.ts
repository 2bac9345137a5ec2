import { AsyncLocalStorage } from 'node:async_hooks';

/** Says right before a write leaves whether it may still be made: a process may have been frozen since it was allowed to. */
export interface WriteFence {
  /** @throws {FencedError} if the write may not be made any more. */
  readonly check: () => Promise<void>;
  /** By the clock alone: asked again when the connection is there, before the first byte is written. */
  readonly isExpired: () => boolean;
}

/** A write was held back: `lost`: another process may make it by now; `unknown`: nobody could tell. Nothing was sent. */
export class FencedError extends Error {
  override readonly name = 'FencedError';
  readonly reason: 'lost' | 'unknown';

  constructor(reason: 'lost' | 'unknown') {
    super('The write was held back.');
    this.reason = reason;
  }
}

/** Not a property of the call: what a request has read is remembered by its very call, so an update cannot have another. */
const fences = new AsyncLocalStorage<WriteFence>();

/** Runs work of which every write passes the fence. */
export const runFenced = <T>(fence: WriteFence, work: () => Promise<T>): Promise<T> =>
  fences.run(fence, work);

/** The fence of the work that runs; undefined if its writes need none. */
export const currentFence = (): WriteFence | undefined => fences.getStore();
