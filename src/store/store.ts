import type { StoreScript } from './script.ts';

/** What a subscriber of a channel is told. */
export interface StoreSubscriber {
  readonly onMessage: (message: string) => void;
  /** Called when messages may have been missed, because the connection was lost for a while. */
  readonly onGap: () => void;
}

/**
 * Short texts with an expiry that the replicas of the gateway share. The store contains no secrets: they are stored as
 * keyed hashes, or encrypted by a `Sealer`.
 */
export interface Store {
  /**
   * @returns null if the key does not exist or has expired.
   * @throws {StoreError}
   */
  readonly get: (key: string) => Promise<string | null>;
  /** @throws {StoreError} */
  readonly set: (key: string, value: string, ttlMs: number) => Promise<void>;
  /**
   * Runs a script in one round trip.
   *
   * @throws {StoreError}
   */
  readonly run: <Reply>(
    script: StoreScript<Reply>,
    keys: readonly string[],
    args: readonly string[],
  ) => Promise<Reply>;
  /**
   * Sends a message to all subscribers of the channel, those of this process included.
   *
   * @throws {StoreError} if the message may not have been sent.
   */
  readonly publish: (channel: string, message: string) => Promise<void>;
  /**
   * Receives the messages of a channel until the store is closed or the returned function is called. Messages that are sent
   * before the subscription is made, or while the connection is lost, are missed: `onGap` is called then.
   */
  readonly subscribe: (channel: string, subscriber: StoreSubscriber) => () => void;
  /** The code of the last fault of a server since it last worked, such as `ECONNREFUSED`; absent if there is none. */
  readonly fault?: string | undefined;
  /** For readiness: returns false while the store cannot accept entries. */
  readonly isReachable: () => boolean;
  readonly close: () => Promise<void>;
}

/** Thrown if the store did not, or may not have, executed a command. It contains neither a key nor an address. */
export class StoreError extends Error {
  override readonly name = 'StoreError';

  constructor(reason: string) {
    super(`The store cannot be used (${reason}).`);
  }
}
