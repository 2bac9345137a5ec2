import type { ScriptEntries, ScriptReply, StoreScript } from './script.ts';

/*
 * The steps of a lease, each in one round trip. In all of them the lease has one name for each hash key, and no two
 * holders have any of its names.
 */

/** Returns what a taken lease lasts for, in ms; 0 if no other holder has it. */
function findOtherHolder(entries: ScriptEntries, names: readonly string[], holder: string): number {
  const others = names.filter((name) => ![null, holder].includes(entries.get(name)));
  return Math.max(0, ...others.map((name) => Math.ceil(entries.expiresInMs(name))));
}

/** The Lua form of `findOtherHolder`, for the keys from `first` on. */
const FIND_OTHER_HOLDER = `
  local function heldFor(first, holder)
    local longest = 0
    for i = first, #KEYS do
      local held = redis.call('get', KEYS[i])
      if held and held ~= holder then longest = math.max(longest, redis.call('pttl', KEYS[i]), 1) end
    end
    return longest
  end`;

/**
 * Takes a lease. Keys: its names. Arguments: the holder, the duration in ms.
 *
 * @returns 0 if the holder has it now, or else the milliseconds until it expires.
 */
export const TAKE_LEASE: StoreScript<number> = {
  name: 'take_lease',
  lua: `${FIND_OTHER_HOLDER}
  local left = heldFor(1, ARGV[1])
  if left > 0 then return left end
  for i = 1, #KEYS do redis.call('set', KEYS[i], ARGV[1], 'px', ARGV[2]) end
  return 0`,
  local: (entries, names, [holder = '', ms = '']) => {
    const left = findOtherHolder(entries, names, holder);
    if (left > 0) return left;
    for (const name of names) entries.set(name, holder, Number(ms));
    return 0;
  },
  parse: Number,
};

/** Releases a lease. Keys: its names. Argument: the holder. */
export const RELEASE_LEASE: StoreScript<void> = {
  name: 'release_lease',
  lua: `for i = 1, #KEYS do
    if redis.call('get', KEYS[i]) == ARGV[1] then redis.call('del', KEYS[i]) end
  end
  return 0`,
  local: (entries, names, [holder = '']) => {
    for (const name of names) if (entries.get(name) === holder) entries.remove(name);
    return 0;
  },
  parse: () => {},
};

/** What `CLAIM` found. */
export type ClaimReply =
  | { readonly kind: 'mine'; readonly isRepeat: boolean }
  /** A record that is not the one of an unknown outcome of the same input, and the number of the name it was under. */
  | { readonly kind: 'found'; readonly index: number; readonly text: string }
  | { readonly kind: 'held'; readonly leftMs: number };

/**
 * Claims an idempotency key: takes its lease and writes the record of an unknown outcome, unless there is another record.
 * Keys: the names of the record, then those of the lease. Arguments: the holder, the duration of the lease, that of the
 * record, and the record of an unknown outcome as it would be under each of its names.
 */
export const CLAIM: StoreScript<ClaimReply> = {
  name: 'claim',
  lua: `${FIND_OTHER_HOLDER}
  local names = #KEYS / 2
  local isRepeat = 0
  for i = 1, names do
    local text = redis.call('get', KEYS[i])
    if text then
      if text ~= ARGV[3 + i] then return { 'found', i - 1, text } end
      isRepeat = 1
      break
    end
  end
  local left = heldFor(names + 1, ARGV[1])
  if left > 0 then return { 'held', left } end
  for i = names + 1, #KEYS do redis.call('set', KEYS[i], ARGV[1], 'px', ARGV[2]) end
  redis.call('set', KEYS[1], ARGV[4], 'px', ARGV[3])
  return { 'mine', isRepeat }`,
  local: (entries, keys, [holder = '', leaseMs = '', recordMs = '', ...unknown]) => {
    const [records, leases] = [keys.slice(0, unknown.length), keys.slice(unknown.length)];
    const index = records.findIndex((name) => entries.get(name) !== null);
    const text = entries.get(records[index] ?? '');
    if (text !== null && text !== unknown[index]) return ['found', index, text];
    const left = findOtherHolder(entries, leases, holder);
    if (left > 0) return ['held', left];
    for (const name of leases) entries.set(name, holder, Number(leaseMs));
    entries.set(records[0] ?? '', unknown[0] ?? '', Number(recordMs));
    return ['mine', text === null ? 0 : 1];
  },
  parse: (reply) => {
    const [kind, value, text] = reply as readonly ScriptReply[];
    if (kind === 'found') return { kind, index: Number(value), text: String(text) };
    return kind === 'held'
      ? { kind, leftMs: Number(value) }
      : { kind: 'mine', isRepeat: value === 1 };
  },
};

/**
 * Stores the outcome of a claim and releases its lease. Keys: the name of the record, then those of the lease. Arguments:
 * the holder, the record that is to be stored, its duration. An empty record changes none.
 */
export const FINISH: StoreScript<void> = {
  name: 'finish',
  lua: `if ARGV[2] ~= '' then redis.call('set', KEYS[1], ARGV[2], 'px', ARGV[3]) end
  for i = 2, #KEYS do
    if redis.call('get', KEYS[i]) == ARGV[1] then redis.call('del', KEYS[i]) end
  end
  return 0`,
  local: (entries, [record = '', ...leases], [holder = '', text = '', ms = '']) => {
    if (text !== '') entries.set(record, text, Number(ms));
    for (const name of leases) if (entries.get(name) === holder) entries.remove(name);
    return 0;
  },
  parse: () => {},
};

/**
 * Removes the record of a claim of which nothing was made, and releases its lease. If the lease has expired, another process
 * may own the record. Keys: the name of the record, then those of the lease. Arguments: the holder, the record that is to be
 * removed.
 */
export const INVALIDATE: StoreScript<void> = {
  name: 'invalidate',
  lua: `for i = 2, #KEYS do
    if redis.call('get', KEYS[i]) ~= ARGV[1] then return 0 end
  end
  if redis.call('get', KEYS[1]) == ARGV[2] then redis.call('del', KEYS[1]) end
  for i = 2, #KEYS do redis.call('del', KEYS[i]) end
  return 0`,
  local: (entries, [record = '', ...leases], [holder = '', text = '']) => {
    if (leases.some((name) => entries.get(name) !== holder)) return 0;
    if (entries.get(record) === text) entries.remove(record);
    for (const name of leases) entries.remove(name);
    return 0;
  },
  parse: () => {},
};
