import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';

/** A fixed address for a server that may be replaced by another one, as a DNS name or a VIP is. */
export interface TcpProxy extends AsyncDisposable {
  readonly port: number;
  /** Connects new clients to another port on loopback. Open connections stay where they are. */
  readonly switchTo: (port: number) => void;
}

/** @param target the port on loopback to which the first clients are connected. */
export async function startTcpProxy(target: number): Promise<TcpProxy> {
  let current = target;
  const open = new Set<Socket>();
  const server = createServer((client) => {
    const upstream = connect(current, '127.0.0.1');
    for (const [one, other] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      open.add(one);
      one.on('error', () => other.destroy());
      one.on('close', () => {
        open.delete(one);
        other.destroy();
      });
      one.pipe(other);
    }
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('There is no port.');
  return {
    port: address.port,
    switchTo: (port) => {
      current = port;
    },
    [Symbol.asyncDispose]: async () => {
      for (const socket of open) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
