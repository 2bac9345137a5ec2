import { TIMED_OUT, withTimeout } from '../lib/with-timeout.ts';
import { destroy, openPlainNode, TIMEOUT_MS } from './store-connection.ts';
import { StoreFault } from './store-fault.ts';
import type { SentinelServers, StoreNode } from './store-servers.ts';

/**
 * Returns the master that the first Sentinel that responds names.
 *
 * @throws {StoreFault} `NO_SENTINEL` if none responds, `NO_MASTER` if none knows the name.
 */
export async function findMaster(servers: SentinelServers): Promise<StoreNode> {
  let fault = 'NO_SENTINEL';
  for (const sentinel of servers.sentinels) {
    try {
      const master = await askForMaster(sentinel, servers);
      if (master !== undefined) return master;
      fault = 'NO_MASTER';
    } catch {
      // The next one may respond.
    }
  }
  throw new StoreFault(fault);
}

/** @returns undefined if the Sentinel does not watch such a master. */
async function askForMaster(
  sentinel: StoreNode,
  { name, sentinelCredentials, tls }: SentinelServers,
): Promise<StoreNode | undefined> {
  const client = await openPlainNode(sentinel, { ...sentinelCredentials, tls }, () => {});
  try {
    const command = client.sendCommand(['SENTINEL', 'get-master-addr-by-name', name]);
    const reply: unknown = await withTimeout(command, TIMEOUT_MS);
    if (reply === TIMED_OUT) throw new StoreFault('TIMEOUT');
    if (!Array.isArray(reply)) return undefined;
    return { host: String(reply[0]), port: Number(reply[1]) };
  } finally {
    destroy(client);
  }
}

/** The time between two questions whether the master is still the same, in ms. */
const WATCH_MS = 3000;

/**
 * Calls back when the Sentinels name another master: one that was cut off from them may still accept writes, which are lost.
 *
 * @returns a function that ends it.
 */
export function watchMaster(
  servers: SentinelServers,
  master: StoreNode,
  onLost: (error: unknown) => void,
): () => void {
  let isAsking = false;
  const timer = setInterval(async () => {
    if (isAsking) return;
    isAsking = true;
    // Sentinels that do not respond are no reason to leave a master that does.
    const now = await findMaster(servers).catch(() => master);
    isAsking = false;
    if (now.host !== master.host || now.port !== master.port) onLost(new StoreFault('NEW_MASTER'));
  }, WATCH_MS);
  timer.unref();
  return () => clearInterval(timer);
}
