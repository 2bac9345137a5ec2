import { once } from 'node:events';
import { createServer, isIP } from 'node:net';
import type { Settings } from '../config/settings.ts';
import { getFaultCode } from '../lib/explain-fault.ts';

/** Returns whether the host can be checked without a request to a name server. */
export const isLocalHost = (host: string): boolean => isIP(host) !== 0 || host === 'localhost';

/**
 * Opens the port of the gateway for a moment.
 *
 * @returns a note if another program has opened it, which may be the gateway itself.
 * @throws an error of the system if this machine does not have the address, or the account lacks the permission.
 */
export async function checkHost({
  host,
  port,
}: Pick<Settings['server'], 'host' | 'port'>): Promise<string | undefined> {
  const server = createServer();
  try {
    server.listen({ host, port });
    await once(server, 'listening');
  } catch (error) {
    if (getFaultCode(error) !== 'EADDRINUSE') throw error;
    return `works, but port ${port} is in use, by a running gateway or by another program`;
  } finally {
    server.close();
  }
  return undefined;
}
