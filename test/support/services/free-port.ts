import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:net';

/**
 * Below the ports that operating systems give to connections, of which the tests of other processes open thousands meanwhile
 * (Linux: from 32768).
 */
const FIRST = 12_000;
const END = 22_000;

/** Returns a free port, for servers that accept only a number. */
export async function findFreePort(): Promise<number> {
  const port = randomInt(FIRST, END);
  const server = createServer().listen(port, '127.0.0.1');
  try {
    await once(server, 'listening');
  } catch {
    return findFreePort();
  }
  server.close();
  await once(server, 'close');
  return port;
}
