import type { StoreScript } from './script.ts';

/** A generation of the entries of one upstream, with the text of an entry. */
export interface FoundEntry {
  /** Each write begins another generation, whose name is random. */
  readonly generation: string;
  /** Null if the entry does not exist, or belongs to an earlier generation. */
  readonly text: string | null;
}

/**
 * Looks for an entry. It returns null while a write is in flight: then nothing may be stored either. It creates a generation
 * if the store has lost it, so that no entry of an unknown generation is ever valid.
 *
 * Keys: generation, write in flight, entry. Arguments: a new generation and its expiry in ms.
 */
export const FIND_ENTRY: StoreScript<FoundEntry | null> = {
  lua: `
    if redis.call('exists', KEYS[2]) == 1 then return false end
    local generation = redis.call('get', KEYS[1])
    if not generation then
      generation = ARGV[1]
      redis.call('set', KEYS[1], generation, 'px', ARGV[2])
    end
    local entry = redis.call('get', KEYS[3])
    if not entry or string.sub(entry, 1, #generation) ~= generation then return { generation, false } end
    return { generation, string.sub(entry, #generation + 1) }`,
  local: (entries, [current = '', writing = '', key = ''], [created = '', ttlMs = '']) => {
    if (entries.get(writing) !== null) return null;
    const known = entries.get(current);
    const generation = known ?? created;
    if (known === null) entries.set(current, generation, Number(ttlMs));
    const entry = entries.get(key);
    const isCurrent = entry?.startsWith(generation) === true;
    return [generation, isCurrent ? entry.slice(generation.length) : null];
  },
  parse: (reply) => {
    if (!Array.isArray(reply)) return null;
    const [generation, text] = reply;
    return { generation: String(generation), text: typeof text === 'string' ? text : null };
  },
};

/**
 * Stores an entry, unless a write is in flight or has begun another generation.
 *
 * Keys: generation, write in flight, entry. Arguments: the generation of the entry, its text and its expiry in ms.
 */
export const STORE_ENTRY: StoreScript<void> = {
  lua: `
    if redis.call('exists', KEYS[2]) == 1 or redis.call('get', KEYS[1]) ~= ARGV[1] then return 0 end
    redis.call('set', KEYS[3], ARGV[1] .. ARGV[2], 'px', ARGV[3])
    return 1`,
  local: (
    entries,
    [current = '', writing = '', key = ''],
    [generation = '', text = '', ttlMs = ''],
  ) => {
    if (entries.get(writing) !== null || entries.get(current) !== generation) return 0;
    entries.set(key, `${generation}${text}`, Number(ttlMs));
    return 1;
  },
  parse: () => {},
};

/**
 * Begins a new generation and records a write in flight, whose record expires if it never ends.
 *
 * Keys: generation, write in flight. Arguments: the new generation, its expiry in ms, the id of the write, its expiry in ms.
 */
export const BEGIN_WRITE: StoreScript<void> = {
  lua: `
    redis.call('set', KEYS[1], ARGV[1], 'px', ARGV[2])
    redis.call('set', KEYS[2], ARGV[3], 'px', ARGV[4])
    return 0`,
  local: (
    entries,
    [current = '', writing = ''],
    [generation = '', ttlMs = '', id = '', writeMs = ''],
  ) => {
    entries.set(current, generation, Number(ttlMs));
    entries.set(writing, id, Number(writeMs));
    return 0;
  },
  parse: () => {},
};

/**
 * Begins a new generation and removes the record of a write, if no later one has replaced it.
 *
 * Keys and arguments as for `BEGIN_WRITE`, without the last one.
 */
export const END_WRITE: StoreScript<void> = {
  lua: `
    redis.call('set', KEYS[1], ARGV[1], 'px', ARGV[2])
    if redis.call('get', KEYS[2]) == ARGV[3] then redis.call('del', KEYS[2]) end
    return 0`,
  local: (entries, [current = '', writing = ''], [generation = '', ttlMs = '', id = '']) => {
    entries.set(current, generation, Number(ttlMs));
    if (entries.get(writing) === id) entries.remove(writing);
    return 0;
  },
  parse: () => {},
};
