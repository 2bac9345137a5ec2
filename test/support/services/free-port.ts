import { once } from 'node:events';
import { createServer } from 'node:net';

/**
 * Returns a free port, for servers that accept only a number. If another process takes the port
 * first, the server reports it and exits.
 */
export async function findFreePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('There is no port.');
  return address.port;
}
