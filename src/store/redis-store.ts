import { setTimeout as sleep, setImmediate as turn } from 'node:timers/promises';
import { createClient } from '@redis/client';
import { RecentFailure } from '../recent-failure.ts';
import { type Store, StoreError } from './store.ts';

/** Milliseconds for a connection, and for each command. */
const PATIENCE_MS = 1000;

/** Milliseconds before a connection that was lost is tried again, at most. */
const SLOWEST_RETRY_MS = 1000;

/** Commands that wait for an answer. */
const MOST_COMMANDS = 10_000;

/** No variable or option of Node must lower these. */
const SECURE = { tls: true, minVersion: 'TLSv1.2', rejectUnauthorized: true } as const;

const LATE = Symbol('late');

/** Removes a key only where it is still one's own. */
const REMOVE_OWN =
  "if redis.call('get', KEYS[1]) == ARGV[1] then return redis.call('del', KEYS[1]) end return 0";

/** In one step: a number that no time limit stands beside would never go away. */
const COUNT =
  "local count = redis.call('incr', KEYS[1]) if count == 1 then redis.call('pexpire', KEYS[1], ARGV[1]) end return count";

/**
 * A store in Redis or Valkey, shared by all gateways that name it. It is connected in the background, and while it
 * cannot be reached every use fails at once.
 *
 * @param url `redis://` or `rediss://`, which may hold a password.
 * @param report told when the connection is lost, and when it is there again.
 */
export function createRedisStore(url: string, report: (isReachable: boolean) => void): Store {
  const client = createClient({
    url,
    keyPrefix: 'roster:',
    // What waits for a server that comes back is not wanted any more when it does.
    disableOfflineQueue: true,
    // Found out, and connected anew: one that is dead without a word would be used until the system gives it up.
    pingInterval: PATIENCE_MS,
    commandsQueueMaxLength: MOST_COMMANDS,
    socket: {
      ...(url.startsWith('rediss:') && SECURE),
      socketTimeout: 3 * PATIENCE_MS,
      connectTimeout: PATIENCE_MS,
      reconnectStrategy: (retries) => Math.min(2 ** retries * 20, SLOWEST_RETRY_MS),
    },
  });
  let wasReachable: boolean | undefined;
  const failure = new RecentFailure();
  const tell = (isReachable: boolean) => {
    if (isReachable === wasReachable) return;
    wasReachable = isReachable;
    report(isReachable);
  };
  // Its errors may print the address.
  client
    .on('error', () => tell(false))
    .on('ready', () => {
      failure.passed();
      tell(true);
    });
  client.connect().catch(() => tell(false));

  const use = async <T>(command: () => Promise<T>): Promise<T> => {
    if (!client.isReady) throw new StoreError('it cannot be reached');
    const isLate = new AbortController();
    try {
      // The client's own time limit ends where a command is sent.
      const late = sleep(PATIENCE_MS, LATE, { signal: isLate.signal, ref: false })
        // If the event loop was blocked, the reply may be here and not read yet.
        .then((value) => turn(value));
      const reply = await Promise.race([command(), late]);
      if (reply !== LATE) {
        failure.passed();
        return reply;
      }
    } catch {
      failure.failed();
      throw new StoreError('it failed');
    } finally {
      isLate.abort();
    }
    failure.failed();
    throw new StoreError('it did not answer in time');
  };
  return {
    get: (key) => use(() => client.get(key)),
    set: async (key, value, keptMs) => {
      await use(() => client.set(key, value, { PX: keptMs }));
    },
    add: async (key, value, keptMs) => {
      const added = await use(() => client.set(key, value, { PX: keptMs, NX: true }));
      return added !== null;
    },
    remove: async (key, value) => {
      await use(() => client.eval(REMOVE_OWN, { keys: [key], arguments: [value] }));
    },
    increment: async (key, keptMs) =>
      Number(await use(() => client.eval(COUNT, { keys: [key], arguments: [String(keptMs)] }))),
    isReachable: () => client.isReady && !failure.isRecent,
    close: async () => client.destroy(),
  };
}
