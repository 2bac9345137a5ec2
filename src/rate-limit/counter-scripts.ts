import type { StoreScript } from '../store/script.ts';

/**
 * Increments counters in their order, and none after the first one that exceeds its limit. Keys: the counters. Arguments:
 * their duration in ms, then the limit of each.
 *
 * @returns the counts of those that were incremented.
 */
export const INCREMENT_WITHIN: StoreScript<readonly number[]> = {
  name: 'increment_within',
  lua: `local counts = {}
  for i = 1, #KEYS do
    counts[i] = redis.call('incr', KEYS[i])
    if counts[i] == 1 then redis.call('pexpire', KEYS[i], ARGV[1]) end
    if counts[i] > tonumber(ARGV[1 + i]) then break end
  end
  return counts`,
  local: (entries, keys, [ms = '', ...limits]) => {
    const counts: number[] = [];
    for (const [index, key] of keys.entries()) {
      const value = entries.get(key);
      const count = Number(value ?? 0) + 1;
      entries.set(key, String(count), value === null ? Number(ms) : entries.expiresInMs(key));
      counts.push(count);
      if (count > Number(limits[index])) break;
    }
    return counts;
  },
  parse: (reply) => (Array.isArray(reply) ? reply.map(Number) : []),
};

/** Decrements counters that exist. Keys: the counters. */
export const DECREMENT_EACH: StoreScript<void> = {
  name: 'decrement_each',
  lua: `for i = 1, #KEYS do
    if redis.call('exists', KEYS[i]) == 1 then redis.call('decr', KEYS[i]) end
  end
  return 0`,
  local: (entries, keys) => {
    for (const key of keys) {
      const value = entries.get(key);
      if (value !== null) entries.set(key, String(Number(value) - 1), entries.expiresInMs(key));
    }
    return 0;
  },
  parse: () => {},
};
