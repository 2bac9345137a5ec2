import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import { toClientNetwork } from './client-network.ts';

/**
 * The connection that was closed: `idle`, one without a request, in favour of a new one; `full`, the new one itself.
 */
export type DroppedConnection = 'idle' | 'full';

interface ConnectionLimitOptions {
  /** Maximum number of open connections. */
  readonly max: () => number;
  /** Whether a connection has a request without a complete response. */
  readonly isActive: (socket: Socket) => boolean;
  readonly report: (dropped: DroppedConnection) => void;
}

/**
 * Limits the connections of the process. If there are too many, the network with the most connections loses the one
 * that has been idle for longest: a client that keeps opening connections from one IPv4 address, or from one IPv6 /64,
 * displaces only the clients that share it. Behind a proxy all clients share one network.
 */
export class ConnectionLimit {
  readonly #options: ConnectionLimitOptions;
  /** The connections of each network, the most recently used last. */
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
    socket.once('close', () => this.#remove(socket));
    if (this.#count <= this.#options.max()) return;
    const idle = this.#findIdle(socket);
    this.#options.report(idle === undefined ? 'full' : 'idle');
    (idle ?? socket).destroy();
    this.#remove(idle ?? socket);
  }

  #touch(socket: Socket): void {
    const ofNetwork = this.#open.get(networkOf(socket));
    if (ofNetwork?.delete(socket)) ofNetwork.add(socket);
  }

  #remove(socket: Socket): void {
    const network = networkOf(socket);
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

/** The network of each connection, stored when it opens, as a closed connection has no address. */
const networks = new WeakMap<Socket, string>();

function networkOf(socket: Socket): string {
  const known = networks.get(socket) ?? toClientNetwork(socket.remoteAddress ?? '');
  networks.set(socket, known);
  return known;
}
