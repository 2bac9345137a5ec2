import { TIMED_OUT, withTimeout } from '../lib/with-timeout.ts';
import { createSubscriber, openCommands } from './open-store-connection.ts';
import { RedisLink } from './redis-link.ts';
import type { ScriptReply, StoreScript } from './script.ts';
import { type Store, StoreError } from './store.ts';
import { PREFIX, type StoreConnection, TIMEOUT_MS } from './store-connection.ts';
import { isServerFault, NOT_CONNECTED, toFaultCode } from './store-fault.ts';
import { type ObserveStore, StoreHealth, type StoreOperation } from './store-health.ts';
import { type StoreServers, toSingleServer } from './store-servers.ts';
import { Subscriptions } from './subscriptions.ts';

/** What a store reports while it is used. */
export interface StoreReports {
  /**
   * Called when the servers become reachable or unreachable.
   *
   * @param fault the code of the fault if they are unreachable.
   */
  readonly onChange: (isReachable: boolean, fault: string | undefined) => void;
  /** Called with the code of a fault of a command, not more often than every ten seconds. */
  readonly onFault?: (kind: StoreOperation['kind'], fault: string) => void;
  readonly observe?: ObserveStore | undefined;
  /** Called each time a connection is lost or cannot be opened, with the code of the fault. */
  readonly countLostConnection?: ((fault: string) => void) | undefined;
}

/** A store whose servers are reached over the network. */
export interface RedisStore extends Store {
  /** Ends when the first connection is open or could not be opened. Never rejects. */
  readonly firstAttempt: Promise<void>;
}

/**
 * Creates a store in Redis or Valkey, shared by all gateways that use the same servers. It connects in the background.
 * While the servers are unreachable, every operation fails at once. A server that cannot serve any more, as a master that a
 * failover made a replica, is left, and the connection is opened again.
 *
 * @param servers the servers, or a `redis://` or `rediss://` URL. They may contain a password.
 * @param reports called as the store is used; a function is its `onChange`.
 */
export function createRedisStore(
  servers: StoreServers | string,
  reports: StoreReports | StoreReports['onChange'],
): RedisStore {
  const all = typeof servers === 'string' ? toSingleServer(servers) : servers;
  const { onChange, onFault, observe, countLostConnection }: StoreReports =
    typeof reports === 'function' ? { onChange: reports } : reports;
  const health = new StoreHealth(onChange, onFault);
  const link = new RedisLink<StoreConnection>({
    open: (onLost) => openCommands(all, onLost),
    onUp: () => health.setUp(),
    onDown: (fault) => {
      health.setDown(fault);
      countLostConnection?.(fault);
    },
  });
  let isClosed = false;
  const send = async <T>(
    operation: StoreOperation,
    command: (connection: StoreConnection) => Promise<T>,
  ): Promise<T> => {
    const connection = link.current;
    if (connection?.isReady !== true) {
      observe?.({ ...operation, ms: 0, fault: health.fault ?? NOT_CONNECTED });
      throw new StoreError('it cannot be reached');
    }
    const startedAt = performance.now();
    const finish = (fault: string | undefined) =>
      observe?.({ ...operation, ms: performance.now() - startedAt, fault });
    let reply: T | typeof TIMED_OUT;
    try {
      // The timeout of the client ends when a command is sent.
      reply = await withTimeout(command(connection), TIMEOUT_MS);
    } catch (error) {
      // Closing ends what is in flight, which is no fault.
      if (isClosed) throw new StoreError('it is closed');
      const fault = toFaultCode(error);
      finish(fault);
      health.recordFailure(operation.kind, fault);
      if (isServerFault(fault)) link.drop(connection, fault);
      throw new StoreError(`the command failed: ${fault}`);
    }
    finish(reply === TIMED_OUT ? 'TIMEOUT' : undefined);
    if (reply !== TIMED_OUT) {
      health.recordSuccess(operation.kind);
      return reply;
    }
    health.recordFailure(operation.kind, 'TIMEOUT');
    throw new StoreError('it did not respond in time');
  };
  const subscriptions = new Subscriptions(createSubscriber(all));
  return {
    ...createCommands(send),
    subscribe: (channel, subscriber) => subscriptions.add(`${PREFIX}${channel}`, subscriber),
    get fault() {
      return health.fault;
    },
    isReachable: () => health.isWell && link.current?.isReady === true,
    firstAttempt: link.firstAttempt,
    close: async () => {
      isClosed = true;
      subscriptions.close();
      link.close();
    },
  };
}

type SendCommand = <T>(
  operation: StoreOperation,
  command: (connection: StoreConnection) => Promise<T>,
) => Promise<T>;

/** Creates the operations that are commands. */
function createCommands(send: SendCommand): Pick<Store, 'get' | 'set' | 'run' | 'publish'> {
  const run = async <Reply>(
    { name = 'script', lua, parse }: StoreScript<Reply>,
    keys: readonly string[],
    args: readonly string[],
  ): Promise<Reply> => {
    const reply = await send({ name, kind: 'write' }, (to) => to.eval(lua, keys, args));
    // A script returns only what a `ScriptReply` can be.
    return parse(reply as ScriptReply);
  };
  return {
    get: (key) => send({ name: 'get', kind: 'read' }, (to) => to.get(key)),
    set: async (key, value, ttlMs) => {
      await send({ name: 'set', kind: 'write' }, (to) => to.set(key, value, { PX: ttlMs }));
    },
    run,
    publish: async (channel, message) => {
      const name = `${PREFIX}${channel}`;
      await send({ name: 'publish', kind: 'write' }, (to) => to.publish(name, message));
    },
  };
}
