import type { ScriptEntries, StoreScript } from './script.ts';
import { type Store, StoreError, type StoreSubscriber } from './store.ts';

/** Maximum number of entries. A record and its lease take about 300 bytes together. */
const MAX_ENTRIES = 100_000;

/** Maximum number of characters of all keys and values together, so that long values cannot fill the memory. */
const MAX_CHARACTERS = 48 * 1024 * 1024;

interface Entry {
  readonly value: string;
  /** The time at which the entry expires, by the monotonic clock. */
  readonly expiresAt: number;
}

/** Creates a store in the memory of this process. Its entries are lost when the process ends. */
export function createMemoryStore(): Store {
  const entries = new Map<string, Entry>();
  let characters = 0;
  /** The earliest expiry among the entries that the last sweep left. */
  let nextExpiry = 0;
  const find = (key: string) => {
    const entry = entries.get(key);
    return entry !== undefined && performance.now() < entry.expiresAt ? entry.value : null;
  };
  const isFull = () => entries.size >= MAX_ENTRIES || characters >= MAX_CHARACTERS;
  const drop = (key: string) => {
    const entry = entries.get(key);
    if (entry !== undefined) characters -= key.length + entry.value.length;
    entries.delete(key);
  };
  const write = (key: string, value: string, ttlMs: number) => {
    const isNew = find(key) === null;
    drop(key);
    // A sweep before the next expiry would find nothing.
    if (isFull() && performance.now() >= nextExpiry) nextExpiry = sweep(entries, drop);
    // Evicting a valid entry could repeat an update that must happen once.
    if (isFull() && isNew) throw new StoreError('it is full');
    characters += key.length + value.length;
    entries.set(key, { value, expiresAt: performance.now() + ttlMs });
  };
  const scriptEntries: ScriptEntries = {
    now: () => performance.now(),
    get: find,
    expiresInMs: (key) =>
      find(key) === null ? 0 : (entries.get(key)?.expiresAt ?? 0) - performance.now(),
    set: write,
    remove: drop,
  };
  const run = async <Reply>(
    script: StoreScript<Reply>,
    keys: readonly string[],
    args: readonly string[],
  ) => script.parse(script.local(scriptEntries, keys, args));
  const channels = new Map<string, Set<StoreSubscriber>>();
  return {
    get: async (key) => find(key),
    set: async (key, value, ttlMs) => write(key, value, ttlMs),
    run,
    publish: async (channel, message) => {
      for (const { onMessage } of channels.get(channel) ?? []) onMessage(message);
    },
    subscribe: (channel, subscriber) => {
      const subscribers = channels.get(channel) ?? new Set();
      channels.set(channel, subscribers.add(subscriber));
      return () => {
        subscribers.delete(subscriber);
        if (subscribers.size === 0) channels.delete(channel);
      };
    },
    isReachable: () => !isFull() || performance.now() >= nextExpiry,
    close: async () => {
      entries.clear();
      channels.clear();
      characters = 0;
    },
  };
}

/**
 * Drops all expired entries.
 *
 * @returns the earliest expiry of the remaining ones.
 */
function sweep(entries: ReadonlyMap<string, Entry>, drop: (key: string) => void): number {
  const now = performance.now();
  let next = Number.POSITIVE_INFINITY;
  for (const [key, { expiresAt }] of entries) {
    if (expiresAt <= now) drop(key);
    else next = Math.min(next, expiresAt);
  }
  return next;
}
