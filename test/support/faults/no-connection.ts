import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { createServer as createTlsServer, type TlsOptions } from 'node:tls';
import { SELF_SIGNED_CERTIFICATE, SELF_SIGNED_KEY } from '../onapp/certificate.ts';
import { DRILL_KEY, EXPIRED_CERTIFICATE, OTHER_HOST_CERTIFICATE } from './certificates.ts';
import type { Address, AddressFault } from './fault.ts';

const NOT_REACHED = { read: ['UPSTREAM_UNREACHABLE'], write: ['UPSTREAM_UNREACHABLE'] } as const;

/** Rows D1 to D4, and D40: requests that are never read. */
export const NO_CONNECTION: readonly AddressFault[] = [
  { row: 'D1', title: 'a connection that is refused', ...NOT_REACHED, listen: closedPort },
  { row: 'D1', title: 'an unknown host name', ...NOT_REACHED, listen: unknownHost },
  { row: 'D3', title: 'a TLS hello that never comes', ...NOT_REACHED, listen: silentTls },
  {
    row: 'D4',
    title: 'a self-signed certificate',
    ...NOT_REACHED,
    listen: () => tls({ cert: SELF_SIGNED_CERTIFICATE, key: SELF_SIGNED_KEY }),
  },
  {
    row: 'D4',
    title: 'a certificate for another host',
    ...NOT_REACHED,
    listen: () => tls({ cert: OTHER_HOST_CERTIFICATE, key: DRILL_KEY }, OTHER_HOST_CERTIFICATE),
  },
  {
    row: 'D4',
    title: 'an expired certificate',
    ...NOT_REACHED,
    listen: () => tls({ cert: EXPIRED_CERTIFICATE, key: DRILL_KEY }, EXPIRED_CERTIFICATE),
  },
  {
    row: 'D40',
    title: 'a request that is never read',
    // The sign-in of the VMS Admin API is not read either, so nothing else was sent.
    read: ['UPSTREAM_TIMEOUT', 'UPSTREAM_UNREACHABLE'],
    write: ['UPSTREAM_TIMEOUT'],
    listen: neverRead,
  },
];

async function closedPort(): Promise<Address> {
  const address = await listen(createServer(), 'http');
  await address[Symbol.asyncDispose]();
  return { ...address, [Symbol.asyncDispose]: async () => {} };
}

async function unknownHost(): Promise<Address> {
  // RFC 2606 reserves the name forever.
  const url = 'https://upstream.roster.invalid';
  return { url, bytesRead: () => 0, [Symbol.asyncDispose]: async () => {} };
}

function silentTls(): Promise<Address> {
  return listen(createServer(), 'https');
}

function neverRead(): Promise<Address> {
  return listen(createServer({ pauseOnConnect: true }), 'http');
}

async function tls(options: TlsOptions, ca?: string): Promise<Address> {
  const address = await listen(createTlsServer(options), 'https');
  return ca === undefined ? address : { ...address, ca };
}

async function listen(server: Server, scheme: 'http' | 'https'): Promise<Address> {
  const sockets = new Set<Socket>();
  let bytes = 0;
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
  });
  // Counts only requests: a TLS hello is not one.
  server.on('secureConnection', (socket) => {
    socket
      .on('error', () => {})
      .on('data', (chunk: Buffer) => {
        bytes += chunk.length;
      });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `${scheme}://127.0.0.1:${port}`,
    bytesRead: () => bytes,
    [Symbol.asyncDispose]: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}
