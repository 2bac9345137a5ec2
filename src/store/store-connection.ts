import { createClient, createCluster, type RedisClientOptions } from '@redis/client';
import { TIMED_OUT, withTimeout } from '../lib/with-timeout.ts';
import { StoreFault } from './store-fault.ts';
import type { StoreNode, StoreServers, StoreTls } from './store-servers.ts';

/** The timeout of a connection and of each command, in ms. */
export const TIMEOUT_MS = 1000;

/** The time for which all nodes that must respond until a connection can be used have to do so, in ms. */
const OPEN_TIMEOUT_MS = 5 * TIMEOUT_MS;

/** Maximum number of commands that wait for a response. */
const MAX_QUEUED_COMMANDS = 10_000;

/** The time for which a node of a cluster is tried again before the others are asked who has replaced it, in ms. */
const REFRESH_MS = 500;

/** Before the name of every key and channel. */
export const PREFIX = 'roster:';

/** The commands that are used of a client of one server or of a cluster. */
export interface StoreConnection {
  readonly isReady: boolean;
  readonly get: (key: string) => Promise<string | null>;
  readonly set: (key: string, value: string, options: { readonly PX: number }) => Promise<unknown>;
  readonly eval: (
    lua: string,
    keys: readonly string[],
    args: readonly string[],
  ) => Promise<unknown>;
  readonly publish: (channel: string, message: string) => Promise<unknown>;
  /** Drops the connection; commands without a response fail. */
  readonly destroy: () => void;
}

/** Called once when a connection cannot be used any more. */
export type OnLost = (error: unknown) => void;

/** No environment variable or option of Node may weaken these. The name in the certificate is checked for each node. */
const TLS_OPTIONS = { tls: true, minVersion: 'TLSv1.2', rejectUnauthorized: true } as const;

const toTlsOptions = (tls: StoreTls | undefined) =>
  tls && {
    ...TLS_OPTIONS,
    ...(tls.ca !== undefined && { ca: tls.ca }),
    ...(tls.cert !== undefined && { cert: tls.cert }),
    ...(tls.key !== undefined && { key: tls.key }),
  };

/** The options of every connection, whichever server it leads to. */
const COMMON = {
  // A queued command would be outdated by the time the server is back.
  disableOfflineQueue: true,
  commandsQueueMaxLength: MAX_QUEUED_COMMANDS,
  // Detects dead connections: otherwise they would be used until the operating system closes them.
  pingInterval: TIMEOUT_MS,
} as const;

const SOCKET = { socketTimeout: 3 * TIMEOUT_MS, connectTimeout: TIMEOUT_MS } as const;

interface NodeOptions {
  readonly tls: StoreTls | undefined;
  readonly username?: string | undefined;
  readonly password?: string | undefined;
  readonly database?: number;
}

/** Returns the options of a client for one node. */
function toNodeOptions(node: StoreNode, options: NodeOptions): RedisClientOptions {
  const { tls, username, password, database } = options;
  return {
    ...COMMON,
    ...(username !== undefined && { username }),
    ...(password !== undefined && { password }),
    ...(database !== undefined && { database }),
    // A lost connection is replaced by another client, which may lead to another server.
    socket: { ...SOCKET, ...node, ...toTlsOptions(tls), reconnectStrategy: false },
  };
}

/** A client of one server that is ready, with all its commands. */
export type NodeClient = ReturnType<typeof createClient>;

/**
 * Is never connected. `createClient` generates a class with all commands for each client, in 40 ms in which no request is
 * handled; duplicates share that of the template.
 */
let template: NodeClient | undefined;

/**
 * Connects to one server.
 *
 * @throws what the client throws; nothing is left open then.
 */
export async function openNode(options: RedisClientOptions, onLost: OnLost): Promise<NodeClient> {
  template ??= createClient();
  const client = template.duplicate(options);
  client.on('error', onLost);
  try {
    await inTime(client.connect());
    return client;
  } catch (error) {
    destroy(client);
    throw error;
  }
}

/** Connects to a node without a key prefix, for what concerns no key: subscriptions, and the questions to a Sentinel. */
export const openPlainNode = (node: StoreNode, options: NodeOptions, onLost: OnLost) =>
  openNode(toNodeOptions(node, options), onLost);

/** Connects to one server of which a URL or an address is known. */
export async function openServer(
  target: string | StoreNode,
  options: NodeOptions,
  onLost: OnLost,
): Promise<StoreConnection> {
  const client = await openNode({ ...toTargetOptions(target, options), keyPrefix: PREFIX }, onLost);
  return toConnection(client);
}

/** Returns the commands that are used of a client. A cluster has the same ones, with other types. */
function toConnection(
  client: Pick<NodeClient, 'isReady' | 'get' | 'set' | 'eval' | 'publish' | 'destroy'>,
): StoreConnection {
  return {
    get isReady() {
      return client.isReady;
    },
    get: (key) => client.get(key),
    set: (key, value, options) => client.set(key, value, options),
    eval: (lua, keys, args) => client.eval(lua, { keys: [...keys], arguments: [...args] }),
    publish: (channel, message) => client.publish(channel, message),
    destroy: () => destroy(client),
  };
}

/** Returns the options of a client for a URL, which contains the credentials, or for an address. */
export function toTargetOptions(
  target: string | StoreNode,
  { tls, ...credentials }: NodeOptions,
): RedisClientOptions {
  if (typeof target !== 'string') return toNodeOptions(target, { tls, ...credentials });
  const socket = { ...SOCKET, ...toTlsOptions(tls), reconnectStrategy: false } as const;
  return { ...COMMON, url: target, socket };
}

/** Connects to a cluster. Nodes are connected to when they are needed, and again when they are lost. */
export async function openCluster(
  servers: Extract<StoreServers, { readonly kind: 'cluster' }>,
): Promise<StoreConnection> {
  const { nodes, username, password, tls } = servers;
  const cluster = createCluster({
    rootNodes: nodes.map(({ host, port }) => ({ socket: { host, port } })),
    keyPrefix: PREFIX,
    minimizeConnections: true,
    topologyRefreshOnReconnectionAttemptStrategy: REFRESH_MS,
    defaults: {
      ...COMMON,
      ...(username !== undefined && { username }),
      ...(password !== undefined && { password }),
      socket: {
        ...SOCKET,
        ...toTlsOptions(tls),
        reconnectStrategy: (retries) => Math.min(2 ** retries * 20, TIMEOUT_MS),
      },
    },
  });
  // A node that is lost is connected to again by the client: what fails is seen by the commands that need it.
  cluster.on('error', () => {});
  try {
    await inTime(cluster.connect());
  } catch (error) {
    destroy(cluster);
    throw error;
  }
  return toConnection(cluster);
}

/**
 * Waits for a connection.
 *
 * @throws {StoreFault} `TIMEOUT`
 */
async function inTime<T>(work: Promise<T>): Promise<T> {
  const result = await withTimeout(work, OPEN_TIMEOUT_MS);
  if (result === TIMED_OUT) throw new StoreFault('TIMEOUT');
  return result;
}

/** Drops a connection, which may have been dropped already. */
export function destroy(client: { readonly destroy: () => void }): void {
  try {
    client.destroy();
  } catch {
    // It was closed before.
  }
}
