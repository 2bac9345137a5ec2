import { type AddressInfo, createServer, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { RequestReader } from '../../support/faults/raw-request.ts';
import type { Route } from './upstream.ts';

/*
 * A server in its own thread that writes given bytes: whatever the response is, it takes no time of the measured
 * gateway or of the attacking client.
 */
const sent = new BigInt64Array((workerData as { readonly counter: SharedArrayBuffer }).counter);
const NOT_FOUND = Buffer.from('HTTP/1.1 404 Not Found\r\ncontent-length: 0\r\n\r\n');
let routes: readonly (Route & { readonly pattern: RegExp })[] = [];

const server = createServer((socket) => {
  const reader = new RequestReader();
  socket.on('error', () => {});
  socket.on('data', (chunk) => {
    for (const { method, path } of reader.feed(chunk)) {
      void respond(
        socket,
        routes.find(({ pattern }) => pattern.test(`${method} ${path}`)),
      );
    }
  });
});

async function respond(socket: Socket, route: Route | undefined): Promise<void> {
  const { wire = NOT_FOUND, delayMs = 0, chunkBytes = wire.length, chunkDelayMs = 0 } = route ?? {};
  if (delayMs > 0) await sleep(delayMs);
  for (let at = 0; at < wire.length && !socket.destroyed; at += chunkBytes) {
    const chunk = wire.subarray(at, at + chunkBytes);
    Atomics.add(sent, 0, BigInt(chunk.length));
    if (!socket.write(chunk)) await untilWritable(socket);
    if (chunkDelayMs > 0) await sleep(chunkDelayMs);
  }
}

function untilWritable(socket: Socket): Promise<void> {
  return new Promise((resolve) => {
    socket.once('drain', resolve).once('close', resolve);
  });
}

parentPort?.on('message', (next: readonly Route[]) => {
  routes = next.map((route) => ({ ...route, pattern: new RegExp(route.path) }));
  parentPort?.postMessage('ready');
});
server.listen(0, '127.0.0.1', () =>
  parentPort?.postMessage((server.address() as AddressInfo).port),
);
