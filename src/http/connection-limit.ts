import type { Server } from 'node:http';
import type { Socket } from 'node:net';

/** What was closed: `idle`, a connection without a request, for a new one; `full`, the new one itself. */
export type DroppedConnection = 'idle' | 'full';

interface ConnectionLimitOptions {
  /** Connections that may be open. */
  readonly max: () => number;
  /** Whether a connection has a request without a complete response. */
  readonly isActive: (socket: Socket) => boolean;
  readonly report: (dropped: DroppedConnection) => void;
}

/**
 * Bounds the connections of the process. If there are too many, the address that has the most loses the one that has been
 * idle for longest, so that somebody who opens them without end displaces only themselves.
 */
export class ConnectionLimit {
  readonly #options: ConnectionLimitOptions;
  /** By address; of each, those used last are at the end. */
  readonly #open = new Map<string, Set<Socket>>();
  #count = 0;

  constructor(options: ConnectionLimitOptions) {
    this.#options = options;
  }

  get count(): number {
    return this.#count;
  }

  attachTo(server: Server): void {
    server.on('connection', (socket) => this.#add(socket));
    server.prependListener('request', ({ socket }) => this.#touch(socket));
  }

  #add(socket: Socket): void {
    const address = addressOf(socket);
    const ofAddress = this.#open.get(address) ?? new Set();
    this.#open.set(address, ofAddress.add(socket));
    this.#count += 1;
    socket.once('close', () => this.#remove(address, socket));
    if (this.#count <= this.#options.max()) return;
    const idle = this.#findIdle(socket);
    this.#options.report(idle === undefined ? 'full' : 'idle');
    (idle ?? socket).destroy();
    this.#remove(idle === undefined ? address : addressOf(idle), idle ?? socket);
  }

  #touch(socket: Socket): void {
    const ofAddress = this.#open.get(addressOf(socket));
    if (ofAddress?.delete(socket)) ofAddress.add(socket);
  }

  #remove(address: string, socket: Socket): void {
    const ofAddress = this.#open.get(address);
    if (ofAddress?.delete(socket) !== true) return;
    this.#count -= 1;
    if (ofAddress.size === 0) this.#open.delete(address);
  }

  #findIdle(newcomer: Socket): Socket | undefined {
    const [first, ...others] = this.#open.values();
    if (first === undefined) return undefined;
    const most = others.reduce((largest, one) => (one.size > largest.size ? one : largest), first);
    return [...most].find((socket) => socket !== newcomer && !this.#options.isActive(socket));
  }
}

/** A closed connection has no address any more, so it is kept from the beginning. */
const addresses = new WeakMap<Socket, string>();

function addressOf(socket: Socket): string {
  const known = addresses.get(socket) ?? socket.remoteAddress ?? '';
  addresses.set(socket, known);
  return known;
}
