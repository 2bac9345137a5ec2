import { findMaster, watchMaster } from './sentinel.ts';
import {
  destroy,
  type NodeClient,
  type OnLost,
  openCluster,
  openNode,
  openServer,
  type StoreConnection,
  TIMEOUT_MS,
  toTargetOptions,
} from './store-connection.ts';
import type { StoreNode, StoreServers } from './store-servers.ts';

/** Written when a connection is opened. */
const PROBE_KEY = 'probe';

/**
 * Opens a connection for commands and writes a key: a replica, a server that still loads its data and one that may not write
 * accept connections too.
 *
 * @throws what the client throws, {StoreFault}
 */
export async function openCommands(
  servers: StoreServers,
  onLost: OnLost,
): Promise<StoreConnection> {
  const connection = await openUnproved(servers, onLost);
  try {
    await connection.set(PROBE_KEY, '1', { PX: TIMEOUT_MS });
    return connection;
  } catch (error) {
    connection.destroy();
    throw error;
  }
}

async function openUnproved(servers: StoreServers, onLost: OnLost): Promise<StoreConnection> {
  switch (servers.kind) {
    case 'server':
      return openServer(servers.url, servers, onLost);
    case 'cluster':
      return openCluster(servers);
    case 'sentinel': {
      const master = await findMaster(servers);
      const connection = await openServer(master, servers, onLost);
      const stop = watchMaster(servers, master, onLost);
      return {
        ...connection,
        get isReady() {
          return connection.isReady;
        },
        destroy: () => {
          stop();
          connection.destroy();
        },
      };
    }
  }
}

/** Returns a function that opens a connection for subscriptions: a connection with subscriptions takes no other commands. */
export function createSubscriber(servers: StoreServers) {
  let turn = 0;
  const findTarget = async (): Promise<string | StoreNode> => {
    if (servers.kind === 'server') return servers.url;
    if (servers.kind === 'sentinel') return findMaster(servers);
    // A message that is published at one node of a cluster reaches all of them. The next one may respond.
    const node = servers.nodes[turn % servers.nodes.length];
    turn += 1;
    return node ?? findTarget();
  };
  return async (onLost: OnLost) => {
    const target = await findTarget();
    const client = await openNode(toTargetOptions(target, servers), onLost);
    const isWatched = servers.kind === 'sentinel' && typeof target !== 'string';
    const stop = isWatched ? watchMaster(servers, target, onLost) : () => {};
    return toSubscriber(client, stop);
  };
}

const toSubscriber = (client: NodeClient, stop: () => void) => ({
  subscribe: (name: string, listener: (message: string) => void) =>
    client.subscribe(name, listener),
  unsubscribe: (name: string, listener: (message: string) => void) =>
    client.unsubscribe(name, listener),
  destroy: () => {
    stop();
    destroy(client);
  },
});
