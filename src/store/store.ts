/**
 * What replicas of the gateway must know of one another: a few short texts that go away by themselves. Nothing secret
 * is kept in it: what would be goes in as a keyed hash.
 */
export interface Store {
  /**
   * @returns null where nothing is kept under this key any more.
   * @throws {StoreError}
   */
  readonly get: (key: string) => Promise<string | null>;
  /** @throws {StoreError} */
  readonly set: (key: string, value: string, keptMs: number) => Promise<void>;
  /**
   * Keeps it where nothing is kept under this key: of many who ask at the same time, one is told true.
   *
   * @throws {StoreError}
   */
  readonly add: (key: string, value: string, keptMs: number) => Promise<boolean>;
  /**
   * Removes the key where it still holds this value.
   *
   * @throws {StoreError}
   */
  readonly remove: (key: string, value: string) => Promise<void>;
  /**
   * Adds one to the number that is kept under this key, from 0 where there is none; the first decides how long it is kept.
   *
   * @returns the number that it is now.
   * @throws {StoreError}
   */
  readonly increment: (key: string, keptMs: number) => Promise<number>;
  /** For readiness: false while it could not keep anything. */
  readonly isReachable: () => boolean;
  readonly close: () => Promise<void>;
}

/** The store did not do, or may not have done, what it was asked for. It holds neither a key nor an address. */
export class StoreError extends Error {
  override readonly name = 'StoreError';

  constructor(reason: string) {
    super(`The store cannot be used (${reason}).`);
  }
}
