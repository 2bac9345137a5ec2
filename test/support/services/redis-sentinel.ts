import { createTemporaryFolder } from '../files/temporary-folder.ts';
import { until } from '../upstreams/blocking-upstream.ts';
import { findFreePort } from './free-port.ts';
import { isMaster, startReplicaOf } from './redis-failover.ts';
import { launchRedis, type RedisProcess } from './redis-process.ts';
import { type RedisServer, startRedisServer } from './redis-server.ts';

const SENTINELS = 3;

/** A master with a replica, watched by three sentinels. */
export interface RedisSentinel extends AsyncDisposable {
  /** The name of the group at the sentinels. */
  readonly name: string;
  /** The addresses of the sentinels: `127.0.0.1:26379`. */
  readonly nodes: readonly string[];
  /** Kills the first master, and waits until the sentinels have promoted its replica. */
  readonly killMaster: () => Promise<void>;
}

export async function startRedisSentinel(): Promise<RedisSentinel> {
  const running = new AsyncDisposableStack();
  const master = running.use(await startRedisServer());
  const replica = running.use(await startReplicaOf(master));
  const sentinels: { readonly port: number; readonly process: RedisProcess }[] = [];
  for (let i = 0; i < SENTINELS; i += 1) sentinels.push(await launchSentinel(master, running));
  for (const { process } of sentinels) await until(() => knowsAll(process));
  return {
    name: NAME,
    nodes: sentinels.map(({ port }) => `127.0.0.1:${port}`),
    killMaster: async () => {
      await master.kill();
      await until(() => isMaster(replica));
    },
    [Symbol.asyncDispose]: () => running.disposeAsync(),
  };
}

const NAME = 'mymaster';

async function launchSentinel({ port: master }: RedisServer, running: AsyncDisposableStack) {
  const folder = running.use(createTemporaryFolder());
  const port = await findFreePort();
  // A sentinel needs a file that it can write to.
  const file = folder.write(
    'sentinel.conf',
    `port ${port}
bind 127.0.0.1
dir ${folder.path}
sentinel monitor ${NAME} 127.0.0.1 ${master} 2
sentinel down-after-milliseconds ${NAME} 500
sentinel failover-timeout ${NAME} 3000
`,
  );
  const process = running.use(await launchRedis(port, [file, '--sentinel']));
  return { port, process };
}

/** Whether a sentinel knows the replica and the other sentinels: otherwise it cannot fail over. */
async function knowsAll(sentinel: RedisProcess): Promise<boolean> {
  const state = await sentinel.ask('INFO sentinel');
  return state.includes(`slaves=1,sentinels=${SENTINELS}`);
}
