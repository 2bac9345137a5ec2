import type { ScriptEntries, ScriptReply, StoreScript } from './script.ts';

/** Tokens of a shared bucket. Times are microseconds: a script of Redis returns whole numbers only. */
interface LeasedTokens {
  readonly count: number;
  /** The time until the first token is due, or without one until it is worth asking again. */
  readonly firstUs: number;
}

/**
 * Leases tokens by the generic cell rate algorithm. The keys hold when the next token of all calls
 * and of bulk calls is due. Tokens are reserved at most `horizon` ahead. A time further ahead is
 * from another clock, which a failover may bring, and counts as now.
 *
 * Arguments: number of tokens, interval, tolerance, interval of bulk calls (0 for others), tolerance
 * of bulk calls, horizon. Redis would print a large number with 14 digits.
 */
export const LEASE_TOKENS: StoreScript<LeasedTokens> = {
  lua: `
    local time = redis.call('time')
    local now = time[1] * 1000000 + time[2]
    local count, interval, tolerance = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3])
    local bulk_interval, bulk_tolerance = tonumber(ARGV[4]), tonumber(ARGV[5])
    local horizon = tonumber(ARGV[6])
    local function due(key, most, late)
      local stored = tonumber(redis.call('get', key) or '0')
      if stored > now + 2 * horizon + most then stored = now end
      return math.max(stored, now - late)
    end
    local function set(key, value)
      redis.call('set', key, string.format('%.0f', value), 'px', string.format('%.0f', (value - now + tolerance + bulk_tolerance) / 1000 + 10000))
    end
    local next = due(KEYS[1], count * interval, tolerance)
    local first = next
    local bulk = next
    if bulk_interval > 0 then
      bulk = due(KEYS[2], bulk_interval, bulk_tolerance)
      first = math.max(next, bulk)
    end
    if first > now + horizon then return { 0, math.ceil(first - now - horizon) } end
    set(KEYS[1], next + count * interval)
    if bulk_interval > 0 then set(KEYS[2], bulk + bulk_interval) end
    return { count, math.ceil(first - now) }`,
  local: (entries, [total = '', bulk = ''], args) => leaseLocally(entries, total, bulk, args),
  parse: (reply) => {
    const [count, firstUs] = Array.isArray(reply) ? reply.map(Number) : [];
    if (count === undefined || firstUs === undefined) throw new Error('The script was changed.');
    return { count, firstUs };
  },
};

function leaseLocally(
  entries: ScriptEntries,
  totalKey: string,
  bulkKey: string,
  args: readonly string[],
): ScriptReply {
  const [count = 0, interval = 0, late = 0, bulkInterval = 0, bulkLate = 0, horizon = 0] =
    args.map(Number);
  const now = entries.now() * 1000;
  const due = (key: string, most: number, tolerance: number) => {
    // The clock of this process begins near 0.
    const stored = Number(entries.get(key) ?? Number.NEGATIVE_INFINITY);
    return Math.max(stored > now + 2 * horizon + most ? now : stored, now - tolerance);
  };
  const set = (key: string, value: number) =>
    entries.set(key, value.toFixed(0), (value - now + late + bulkLate) / 1000 + 10_000);
  const next = due(totalKey, count * interval, late);
  const bulk = bulkInterval > 0 ? due(bulkKey, bulkInterval, bulkLate) : next;
  const first = Math.max(next, bulk);
  if (first > now + horizon) return [0, Math.ceil(first - now - horizon)];
  set(totalKey, next + count * interval);
  if (bulkInterval > 0) set(bulkKey, bulk + bulkInterval);
  return [count, Math.ceil(first - now)];
}

/** Sets a value with an expiry in ms, unless the key exists and expires later. */
export const SET_LONGER: StoreScript<void> = {
  lua: "if redis.call('pttl', KEYS[1]) < tonumber(ARGV[2]) then redis.call('set', KEYS[1], ARGV[1], 'px', ARGV[2]) end return 0",
  local: (entries, [key = ''], [value = '', ttlMs = '']) => {
    if (entries.expiresInMs(key) < Number(ttlMs)) entries.set(key, value, Number(ttlMs));
    return 0;
  },
  parse: () => {},
};

/** Returns the value of a key and the milliseconds until it expires; 0 if it does not exist. */
export const GET_WITH_EXPIRY: StoreScript<{
  readonly value: string | null;
  readonly expiresInMs: number;
}> = {
  lua: "return { redis.call('get', KEYS[1]), redis.call('pttl', KEYS[1]) }",
  local: (entries, [key = '']) => [entries.get(key), entries.expiresInMs(key)],
  parse: (reply) => {
    const [value, ttlMs] = Array.isArray(reply) ? reply : [];
    return {
      value: typeof value === 'string' ? value : null,
      expiresInMs: Math.max(0, Number(ttlMs)),
    };
  },
};
