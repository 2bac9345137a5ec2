import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import { toClientNetwork } from './client-network.ts';

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
 * Bounds the connections of the process. If there are too many, the network that has the most loses the one that has been
 * idle for longest: a client that opens them without end from one IPv4 address, or from one /64 of IPv6, displaces only
 * those who share it. Behind a proxy all clients share one.
 */
export class ConnectionLimit {
  readonly #options: ConnectionLimitOptions;
  /** By network; of each, those used last are at the end. */
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
    const network = networkOf(socket);
    const ofNetwork = this.#open.get(network) ?? new Set();
    this.#open.set(network, ofNetwork.add(socket));
    this.#count += 1;
    socket.once('close', () => this.#remove(network, socket));
    if (this.#count <= this.#options.max()) return;
    const idle = this.#findIdle(socket);
    this.#options.report(idle === undefined ? 'full' : 'idle');
    (idle ?? socket).destroy();
    this.#remove(idle === undefined ? network : networkOf(idle), idle ?? socket);
  }

  #touch(socket: Socket): void {
    const ofNetwork = this.#open.get(networkOf(socket));
    if (ofNetwork?.delete(socket)) ofNetwork.add(socket);
  }

  #remove(network: string, socket: Socket): void {
    const ofNetwork = this.#open.get(network);
    if (ofNetwork?.delete(socket) !== true) return;
    this.#count -= 1;
    if (ofNetwork.size === 0) this.#open.delete(network);
  }

  #findIdle(newcomer: Socket): Socket | undefined {
    const [first, ...others] = this.#open.values();
    if (first === undefined) return undefined;
    const most = others.reduce((largest, one) => (one.size > largest.size ? one : largest), first);
    return [...most].find((socket) => socket !== newcomer && !this.#options.isActive(socket));
  }
}

/** A closed connection has no address any more, so its network is kept from the beginning. */
const networks = new WeakMap<Socket, string>();

function networkOf(socket: Socket): string {
  const known = networks.get(socket) ?? toClientNetwork(socket.remoteAddress ?? '');
  networks.set(socket, known);
  return known;
}
