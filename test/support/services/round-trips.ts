import { once } from 'node:events';
import { type AddressInfo, connect, createServer } from 'node:net';

/** The time that each response of the server takes longer, in ms: commands that are sent together arrive within it. */
const DELAY_MS = 40;

const PING = '*1\r\n$4\r\nPING\r\n';

/** A proxy before a server that counts how often a client waited for it. */
export interface RoundTrips extends AsyncDisposable {
  readonly port: number;
  /** Returns the commands that were sent together in each round trip since the last call. */
  readonly take: () => readonly string[];
}

/** Starts a proxy before a server on this machine. The pings of the client are not counted. */
export async function countRoundTrips(serverPort: number): Promise<RoundTrips> {
  let trips: string[] = [];
  let isAnswered = true;
  const proxy = createServer((client) => {
    const server = connect(serverPort, '127.0.0.1');
    client.on('data', (chunk) => {
      const text = String(chunk);
      if (text !== PING) {
        if (isAnswered) trips.push(text);
        else trips[trips.length - 1] += text;
        isAnswered = false;
      }
      server.write(chunk);
    });
    server.on('data', (chunk) => {
      setTimeout(() => {
        isAnswered = true;
        client.write(chunk);
      }, DELAY_MS);
    });
    client.on('error', () => {}).on('close', () => server.destroy());
    server.on('error', () => {}).on('close', () => client.destroy());
  }).listen(0, '127.0.0.1');
  await once(proxy, 'listening');
  const { port } = proxy.address() as AddressInfo;
  return {
    port,
    take: () => {
      const taken = trips;
      trips = [];
      return taken;
    },
    [Symbol.asyncDispose]: async () => {
      proxy.close();
    },
  };
}
