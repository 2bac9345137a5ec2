import { type AddressInfo, createServer, type Socket } from 'node:net';
import type { Arrival } from './fault.ts';
import { type RawRequest, RequestReader } from './raw-request.ts';
import { type Reply, toBytes } from './reply.ts';

/**
 * A proxy between the gateway and a simulator, byte for byte: it can respond as no HTTP library
 * would.
 */
export interface FaultProxy extends AsyncDisposable {
  readonly url: string;
  /** Every request that arrived completely, oldest first. */
  readonly requests: readonly RawRequest[];
  /** The most bytes of one response that the gateway read since `meetWith`. */
  readonly largestAnswer: () => number;
  /** From now on requests with this method get the fault; undefined: none does. */
  readonly meetWith: (meet: ((arrival: Arrival) => unknown) | undefined) => void;
}

interface Behind {
  /** Selects the requests that get the fault; the others get the true response. */
  readonly concerns: (request: RawRequest) => boolean;
  readonly forward: (request: RawRequest) => Promise<Reply>;
  readonly strangerUrl: string;
}

/** Listens on a free loopback port. */
export async function startFaultProxy(behind: Behind): Promise<FaultProxy> {
  const sockets = new Set<Socket>();
  const requests: RawRequest[] = [];
  let meet: ((arrival: Arrival) => unknown) | undefined;
  let largest = 0;
  const server = createServer({ noDelay: true }, (socket) => {
    const reader = new RequestReader();
    let count = 0;
    sockets.add(socket);
    socket.on('error', () => {}).on('close', () => sockets.delete(socket));
    socket.on('data', async (chunk) => {
      for (const request of reader.feed(chunk)) {
        requests.push(request);
        count += 1;
        const before = socket.bytesWritten;
        const arrival = toArrival(request, socket, count, behind);
        const isMet = meet !== undefined && behind.concerns(request);
        if (isMet) await meet?.(arrival);
        else await arrival.send(await arrival.forward());
        largest = Math.max(largest, socket.bytesWritten - before);
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    requests,
    largestAnswer: () => largest,
    meetWith: (next) => {
      meet = next;
      largest = 0;
      requests.length = 0;
    },
    [Symbol.asyncDispose]: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

function toArrival(request: RawRequest, socket: Socket, nth: number, behind: Behind): Arrival {
  const write = (bytes: Buffer | string) =>
    new Promise<boolean>((resolve) => {
      if (socket.destroyed || !socket.writable) return resolve(false);
      socket.write(bytes, 'latin1', (error) => resolve(error == null));
    });
  return {
    request,
    socket,
    nth,
    forward: () => behind.forward(request),
    write,
    send: (response) => write(toBytes(response)),
    strangerUrl: behind.strangerUrl,
  };
}
