import { createClient } from '@redis/client';
import { FailureWindow } from '../lib/failure-window.ts';
import { TIMED_OUT, withTimeout } from '../lib/with-timeout.ts';
import { INCREMENT, REMOVE_IF_EQUAL, type ScriptReply, type StoreScript } from './script.ts';
import { type Store, StoreError, type StoreSubscriber } from './store.ts';
import { Subscriptions } from './subscriptions.ts';

/** The timeout of a connection and of each command, in ms. */
const TIMEOUT_MS = 1000;

/** The maximum delay before a lost connection is tried again, in ms. */
const MAX_BACKOFF_MS = 1000;

/** Maximum number of commands that wait for a response. */
const MAX_QUEUED_COMMANDS = 10_000;

/** No environment variable or option of Node may weaken these. */
const TLS_OPTIONS = { tls: true, minVersion: 'TLSv1.2', rejectUnauthorized: true } as const;

/** Before the name of every key and channel. */
const PREFIX = 'roster:';

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
    keyPrefix: PREFIX,
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

  const send = async <T>(command: () => Promise<T>): Promise<T> => {
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
  const run = async <Reply>(
    { lua, parse }: StoreScript<Reply>,
    keys: readonly string[],
    args: readonly string[],
  ): Promise<Reply> => {
    const reply = await send(() => client.eval(lua, { keys: [...keys], arguments: [...args] }));
    // A script returns only what a `ScriptReply` can be.
    return parse(reply as ScriptReply);
  };
  const subscriptions = new Subscriptions(() => client.duplicate());
  return {
    get: (key) => send(() => client.get(key)),
    set: async (key, value, ttlMs) => {
      await send(() => client.set(key, value, { PX: ttlMs }));
    },
    add: async (key, value, ttlMs) => {
      const reply = await send(() => client.set(key, value, { PX: ttlMs, NX: true }));
      return reply !== null;
    },
    remove: (key, value) => run(REMOVE_IF_EQUAL, [key], [value]),
    increment: (key, ttlMs) => run(INCREMENT, [key], [String(ttlMs)]),
    run,
    publish: async (channel, message) => {
      await send(() => client.publish(`${PREFIX}${channel}`, message));
    },
    subscribe: (channel, subscriber: StoreSubscriber) =>
      subscriptions.add(`${PREFIX}${channel}`, subscriber),
    isReachable: () => client.isReady && !failure.isRecent,
    close: async () => {
      subscriptions.close();
      client.destroy();
    },
  };
}
