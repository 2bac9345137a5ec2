import { execFile } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { until } from '../upstreams/blocking-upstream.ts';
import { findFreePort } from './free-port.ts';
import { isMaster } from './redis-failover.ts';
import { type RedisServer, startRedisServer } from './redis-server.ts';

const MASTERS = 3;

/** An election that fails, because a machine is busy, is repeated after some seconds. */
const ELECTION_MS = 60_000;

/** A Redis Cluster of three masters, each with a replica. */
export interface RedisCluster extends AsyncDisposable {
  /** The addresses of all nodes: `127.0.0.1:6379`. */
  readonly nodes: readonly string[];
  /** Kills a master, and waits until its replica has taken over its slots. */
  readonly killMaster: () => Promise<void>;
  /**
   * Starts the killed master again and makes it the master of its slots, while the connections to
   * the other one stay open: that one responds with `MOVED`.
   */
  readonly takeBack: () => Promise<void>;
}

export async function startRedisCluster(): Promise<RedisCluster> {
  const running = new AsyncDisposableStack();
  const nodes: RedisServer[] = [];
  for (let i = 0; i < 2 * MASTERS; i += 1) nodes.push(running.use(await startNode()));
  const [master] = nodes;
  if (master === undefined) throw new Error('There is no node.');
  // Its order of the nodes: first the masters.
  await promisify(execFile)('redis-cli', [
    ...['--cluster', 'create', ...nodes.map(toAddress)],
    ...['--cluster-replicas', '1', '--cluster-yes'],
  ]);
  for (const node of nodes) await until(() => isComplete(node), ELECTION_MS);
  const replica = await findReplicaOf(master, nodes);
  return {
    nodes: nodes.map(toAddress),
    killMaster: async () => {
      await master.kill();
      await until(() => isMaster(replica), ELECTION_MS);
      for (const node of nodes) if (node !== master) await until(() => isOk(node), ELECTION_MS);
    },
    takeBack: async () => {
      await master.restart();
      await until(async () => (await master.ask('ROLE')).includes('connected'), ELECTION_MS);
      await until(async () => {
        // It is given up without a word if the other one does not pause in time.
        await master.ask('CLUSTER FAILOVER');
        for (let waits = 0; waits < 30 && !(await isMaster(master)); waits += 1) await sleep(100);
        return isMaster(master);
      }, ELECTION_MS);
    },
    [Symbol.asyncDispose]: () => running.disposeAsync(),
  };
}

const toAddress = ({ port }: RedisServer) => `127.0.0.1:${port}`;

async function startNode(): Promise<RedisServer> {
  return startRedisServer(
    {},
    {
      'cluster-enabled': 'yes',
      // By default it is the port plus 10,000, which may not exist.
      'cluster-port': await findFreePort(),
      'cluster-node-timeout': 1000,
    },
  );
}

async function isOk(node: RedisServer): Promise<boolean> {
  return (await node.ask('CLUSTER INFO')).includes('cluster_state:ok');
}

/** Whether the node knows all others, and each master has its replica. */
async function isComplete(node: RedisServer): Promise<boolean> {
  const isReplicaReady = async () => {
    const role = await node.ask('ROLE');
    return role.includes('master') ? role.includes('127.0.0.1') : role.includes('connected');
  };
  const lines = (await node.ask('CLUSTER NODES')).split('\n');
  const replicas = lines.filter((line) => / (myself,)?slave /.test(line)).length;
  return replicas === MASTERS && (await isOk(node)) && (await isReplicaReady());
}

async function findReplicaOf(
  master: RedisServer,
  nodes: readonly RedisServer[],
): Promise<RedisServer> {
  const role = await master.ask('ROLE');
  const replica = nodes.find((node) => node !== master && role.includes(`${node.port}`));
  if (replica === undefined) throw new Error('The master has no replica.');
  return replica;
}
