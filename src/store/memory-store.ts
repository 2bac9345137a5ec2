import { type Store, StoreError } from './store.ts';

/** Texts at most: a record and a lease are about 300 bytes together. */
const MAX_KEPT = 100_000;

/** Characters of all keys and values at most: long values are fewer. */
const MAX_CHARACTERS = 48 * 1024 * 1024;

interface Kept {
  readonly value: string;
  /** By a clock that nobody sets. */
  readonly until: number;
}

/** A store that can say what it keeps. */
export interface MemoryStore extends Store {
  readonly isEmpty: () => boolean;
}

/** A store for one process: its end is the end of what is kept. */
export function createMemoryStore(): MemoryStore {
  /** In the order in which they came, so that those to go are met first. */
  const all = new Map<string, Kept>();
  let characters = 0;
  /** When the next of those that were there at the last look goes. */
  let nextEnd = 0;
  const find = (key: string) => {
    const kept = all.get(key);
    return kept !== undefined && performance.now() < kept.until ? kept.value : null;
  };
  const isFull = () => all.size >= MAX_KEPT || characters >= MAX_CHARACTERS;
  const drop = (key: string) => {
    const kept = all.get(key);
    if (kept !== undefined) characters -= key.length + kept.value.length;
    all.delete(key);
  };
  const put = (key: string, kept: Kept) => {
    characters += key.length + kept.value.length;
    all.set(key, kept);
  };
  const keep = (key: string, value: string, keptMs: number) => {
    const isNew = find(key) === null;
    drop(key);
    // Looked through no sooner than something can be found.
    if (isFull() && performance.now() >= nextEnd) nextEnd = dropOld(all, drop);
    // To forget one that counts would be to do twice what is to be done once.
    if (isFull() && isNew) throw new StoreError('it is full');
    put(key, { value, until: performance.now() + keptMs });
  };
  return {
    get: async (key) => find(key),
    set: async (key, value, keptMs) => keep(key, value, keptMs),
    add: async (key, value, keptMs) => {
      if (find(key) !== null) return false;
      keep(key, value, keptMs);
      return true;
    },
    remove: async (key, value) => {
      if (find(key) === value) drop(key);
    },
    increment: async (key, keptMs) => {
      const count = Number(find(key) ?? 0) + 1;
      const until = all.get(key)?.until ?? 0;
      if (count === 1) {
        keep(key, '1', keptMs);
      } else {
        const value = String(count);
        characters += value.length - (all.get(key)?.value.length ?? 0);
        all.set(key, { value, until });
      }
      return count;
    },
    isEmpty: () => ![...all.values()].some(({ until }) => performance.now() < until),
    isReachable: () => !isFull() || performance.now() >= nextEnd,
    close: async () => {
      all.clear();
      characters = 0;
    },
  };
}

/** @returns when the first of those that stay goes. */
function dropOld(all: ReadonlyMap<string, Kept>, drop: (key: string) => void): number {
  const now = performance.now();
  let next = Number.POSITIVE_INFINITY;
  for (const [key, { until }] of all) {
    if (until <= now) drop(key);
    else next = Math.min(next, until);
  }
  return next;
}
