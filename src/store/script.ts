/** What a script returns, before it is parsed. Redis turns `false` into null and cuts numbers to integers. */
export type ScriptReply = string | number | null | readonly ScriptReply[];

/** The entries of a store in memory, as a script reads and changes them. */
export interface ScriptEntries {
  /** Milliseconds by a clock that never goes back; in Redis, those of the server's `TIME`. */
  readonly now: () => number;
  /** @returns null if the key does not exist or has expired. */
  readonly get: (key: string) => string | null;
  /** Returns the milliseconds until the key expires; 0 if it does not exist. */
  readonly expiresInMs: (key: string) => number;
  /** @throws {StoreError} if the store is full. */
  readonly set: (key: string, value: string, ttlMs: number) => void;
  readonly remove: (key: string) => void;
}

/**
 * An operation on several keys that no other command interrupts. Its two forms do the same: a test that runs one over both
 * stores shows it. In a cluster all keys of one script must have the same hash tag.
 */
export interface StoreScript<Reply> {
  /** The name in metrics, in lower case; `script` if absent. */
  readonly name?: string;
  /** The form for Redis. Keys and arguments are `KEYS` and `ARGV`. */
  readonly lua: string;
  /** The form for a store in memory. */
  readonly local: (
    entries: ScriptEntries,
    keys: readonly string[],
    args: readonly string[],
  ) => ScriptReply;
  readonly parse: (reply: ScriptReply) => Reply;
}
