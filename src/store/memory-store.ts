import { type Store, StoreError } from './store.ts';

/** Texts at most: a record and a lease are about 300 bytes together. */
const MAX_KEPT = 100_000;

interface Kept {
  readonly value: string;
  /** By a clock that nobody sets. */
  readonly until: number;
}

/** A store for one process: its end is the end of what is kept. */
export function createMemoryStore(): Store {
  /** In the order in which they came, so that those to go are met first. */
  const all = new Map<string, Kept>();
  /** When the next of those that were there at the last look goes. */
  let nextEnd = 0;
  const find = (key: string) => {
    const kept = all.get(key);
    return kept !== undefined && performance.now() < kept.until ? kept.value : null;
  };
  const keep = (key: string, value: string, keptMs: number) => {
    all.delete(key);
    // Looked through no sooner than something can be found.
    if (all.size >= MAX_KEPT && performance.now() >= nextEnd) nextEnd = dropOld(all);
    // To forget one that counts would be to do twice what is to be done once.
    if (all.size >= MAX_KEPT) throw new StoreError('it is full');
    all.set(key, { value, until: performance.now() + keptMs });
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
      if (find(key) === value) all.delete(key);
    },
    increment: async (key, keptMs) => {
      const count = Number(find(key) ?? 0) + 1;
      const until = all.get(key)?.until ?? 0;
      if (count === 1) keep(key, '1', keptMs);
      else all.set(key, { value: String(count), until });
      return count;
    },
    isReachable: () => all.size < MAX_KEPT || performance.now() >= nextEnd,
    close: async () => all.clear(),
  };
}

/** @returns when the first of those that stay goes. */
function dropOld(all: Map<string, Kept>): number {
  const now = performance.now();
  let next = Number.POSITIVE_INFINITY;
  for (const [key, { until }] of all) {
    if (until <= now) all.delete(key);
    else next = Math.min(next, until);
  }
  return next;
}
