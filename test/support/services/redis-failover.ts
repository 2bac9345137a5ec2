import { until } from '../upstreams/blocking-upstream.ts';
import { type RedisServer, startRedisServer } from './redis-server.ts';
import { startTcpProxy } from './tcp-proxy.ts';

/** A Redis server with a replica behind one address, which leads to the one that accepts writes. */
export interface RedisFailover extends AsyncDisposable {
  readonly url: string;
  /**
   * Promotes the replica and demotes the master after it has handed over everything. Open
   * connections stay with the old master, which responds with `READONLY` to writes. A second call
   * makes it the master again.
   */
  readonly failOver: () => Promise<void>;
}

export async function startRedisFailover(): Promise<RedisFailover> {
  const running = new AsyncDisposableStack();
  const master = running.use(await startRedisServer());
  const servers = { master, replica: running.use(await startReplicaOf(master)) };
  const proxy = running.use(await startTcpProxy(master.port));
  return {
    url: `redis://127.0.0.1:${proxy.port}`,
    failOver: async () => {
      const { master, replica } = servers;
      await until(async () => (await replica.ask('ROLE')).includes('connected'));
      await master.ask(`FAILOVER TO 127.0.0.1 ${replica.port} TIMEOUT 5000`);
      await until(() => isMaster(replica));
      proxy.switchTo(replica.port);
      Object.assign(servers, { master: replica, replica: master });
    },
    [Symbol.asyncDispose]: () => running.disposeAsync(),
  };
}

/** Starts a replica and waits until it is in sync. */
export async function startReplicaOf(master: RedisServer): Promise<RedisServer> {
  const replica = await startRedisServer({}, { replicaof: `127.0.0.1 ${master.port}` });
  await until(async () => (await replica.ask('ROLE')).includes('connected'));
  return replica;
}

export async function isMaster(server: RedisServer): Promise<boolean> {
  return (await server.ask('ROLE')).includes('master');
}
