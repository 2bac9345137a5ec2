import type { StoreScript } from './script.ts';

/** A generation of the entries of one upstream, with the text of an entry. */
export interface FoundEntry {
  /** Each write begins another generation, whose name is random. */
  readonly generation: string;
  /** Null if the entry does not exist, or belongs to an earlier generation. */
  readonly text: string | null;
}

/**
 * Looks for an entry. It returns null while a write is in flight, or may still be applied: then nothing may be stored either. It creates a generation
 * if the store has lost it, so that no entry of an unknown generation is ever valid.
 *
 * Keys: generation, writes in flight, entry. Arguments: a new generation and its expiry in ms.
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
 * Keys: generation, writes in flight, entry. Arguments: the generation of the entry, its text and its expiry in ms.
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
 * Begins a new generation, and records that a write is in flight or has ended. Each write has its own time, so that none
 * ends what another one needs: a process that was killed never reports an end. The record expires with the last of them.
 *
 * Keys: generation, writes in flight. Arguments: the new generation, its expiry in ms, the id of the write, for how many ms
 * it is in flight (0 if it has ended), and the longest such time. A later one is from another clock, which a failover may bring.
 */
export const RECORD_WRITE: StoreScript<void> = {
  lua: `
    redis.call('set', KEYS[1], ARGV[1], 'px', ARGV[2])
    local time = redis.call('time')
    local now = time[1] * 1000 + math.floor(time[2] / 1000)
    local text, last = '', now
    local function add(id, at)
      text = text .. id .. '=' .. string.format('%.0f', at) .. ' '
      last = math.max(last, at)
    end
    for id, at in string.gmatch(redis.call('get', KEYS[2]) or '', '(%S+)=(%d+)') do
      if id ~= ARGV[3] and tonumber(at) > now then add(id, math.min(tonumber(at), now + ARGV[5])) end
    end
    if tonumber(ARGV[4]) > 0 then add(ARGV[3], now + ARGV[4]) end
    if last > now then redis.call('set', KEYS[2], text, 'px', last - now)
    else redis.call('del', KEYS[2]) end
    return 0`,
  local: (
    entries,
    [current = '', writing = ''],
    [generation = '', ttlMs = '', id = '', writeMs = ''],
  ) => {
    entries.set(current, generation, Number(ttlMs));
    const now = Math.floor(entries.now());
    const times = new Map<string, number>();
    for (const write of (entries.get(writing) ?? '').split(' ')) {
      const [other = '', at] = write.split('=');
      if (other !== id && Number(at) > now) times.set(other, Number(at));
    }
    if (Number(writeMs) > 0) times.set(id, now + Number(writeMs));
    const text = [...times].map(([name, at]) => `${name}=${at}`).join(' ');
    if (text === '') entries.remove(writing);
    else entries.set(writing, text, Math.max(...times.values()) - now);
    return 0;
  },
  parse: () => {},
};
