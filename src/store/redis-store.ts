import { createClient } from '@redis/client';
import { FailureWindow } from '../lib/failure-window.ts';
import { TIMED_OUT, withTimeout } from '../lib/with-timeout.ts';
import { type Store, StoreError } from './store.ts';

/** The timeout of a connection and of each command, in ms. */
const TIMEOUT_MS = 1000;

/** The maximum delay before a lost connection is tried again, in ms. */
const MAX_BACKOFF_MS = 1000;

/** Maximum number of commands that wait for a response. */
const MAX_QUEUED_COMMANDS = 10_000;

/** No environment variable or option of Node may weaken these. */
const TLS_OPTIONS = { tls: true, minVersion: 'TLSv1.2', rejectUnauthorized: true } as const;

/** Removes a key only if it still holds the expected value. */
const REMOVE_IF_EQUAL =
  "if redis.call('get', KEYS[1]) == ARGV[1] then return redis.call('del', KEYS[1]) end return 0";

/** Increments and sets the expiry in one step: a counter without an expiry would never go away. */
const INCREMENT =
  "local count = redis.call('incr', KEYS[1]) if count == 1 then redis.call('pexpire', KEYS[1], ARGV[1]) end return count";

/**
 * Creates a store in Redis or Valkey, shared by all gateways that use the same server. It connects in the background.
 * While the server is unreachable, every operation fails at once.
 *
 * @param url a `redis://` or `rediss://` URL, which may contain a password.
 * @param onChange called when the server becomes reachable or unreachable.
 */
export function createRedisStore(url: string, onChange: (isReachable: boolean) => void): Store {
  const client = createClient({
    url,
    keyPrefix: 'roster:',
    // A queued command would be outdated by the time the server is back.
    disableOfflineQueue: true,
    // Detects dead connections: otherwise they would be used until the operating system closes them.
    pingInterval: TIMEOUT_MS,
    commandsQueueMaxLength: MAX_QUEUED_COMMANDS,
    socket: {
      ...(url.startsWith('rediss:') && TLS_OPTIONS),
      socketTimeout: 3 * TIMEOUT_MS,
      connectTimeout: TIMEOUT_MS,
      reconnectStrategy: (retries) => Math.min(2 ** retries * 20, MAX_BACKOFF_MS),
    },
  });
  let wasReachable: boolean | undefined;
  const failure = new FailureWindow();
  const setReachable = (isReachable: boolean) => {
    if (isReachable === wasReachable) return;
    wasReachable = isReachable;
    onChange(isReachable);
  };
  // Errors are not logged, because they may contain the address.
  client
    .on('error', () => setReachable(false))
    .on('ready', () => {
      failure.recordSuccess();
      setReachable(true);
    });
  client.connect().catch(() => setReachable(false));

  const run = async <T>(command: () => Promise<T>): Promise<T> => {
    if (!client.isReady) throw new StoreError('it cannot be reached');
    try {
      // The timeout of the client ends when a command is sent.
      const reply = await withTimeout(command(), TIMEOUT_MS);
      if (reply !== TIMED_OUT) {
        failure.recordSuccess();
        return reply;
      }
    } catch {
      failure.recordFailure();
      throw new StoreError('the command failed');
    }
    failure.recordFailure();
    throw new StoreError('it did not respond in time');
  };
  return {
    get: (key) => run(() => client.get(key)),
    set: async (key, value, ttlMs) => {
      await run(() => client.set(key, value, { PX: ttlMs }));
    },
    add: async (key, value, ttlMs) => {
      const reply = await run(() => client.set(key, value, { PX: ttlMs, NX: true }));
      return reply !== null;
    },
    remove: async (key, value) => {
      await run(() => client.eval(REMOVE_IF_EQUAL, { keys: [key], arguments: [value] }));
    },
    increment: async (key, ttlMs) =>
      Number(await run(() => client.eval(INCREMENT, { keys: [key], arguments: [String(ttlMs)] }))),
    isReachable: () => client.isReady && !failure.isRecent,
    close: async () => client.destroy(),
  };
}
