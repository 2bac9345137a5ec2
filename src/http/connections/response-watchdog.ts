import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { whenSent } from './response-end.ts';
import { ResponseProgress } from './response-progress.ts';

/** Milliseconds between two checks of the responses that are being sent. */
const CHECK_EVERY_MS = 500;

/** Maximum number of outstanding requests of one connection: only an attacker pipelines more. */
const MAX_PIPELINED = 10;

/**
 * Why a response was cut. `stalled`: the client read nothing for `server.sendTimeoutMs`. `slow`: it read, but too
 * slowly. `memory`: the responses that wait for their clients exceeded `limits.unsentBytes`. `pipelined`: too many
 * requests were outstanding on its connection.
 */
type CutReason = 'stalled' | 'slow' | 'memory' | 'pipelined';

/** A response that was cut. */
export interface CutResponse {
  readonly reason: CutReason;
  /** The caller; null if the client was not authenticated. */
  readonly callerId: string | null;
}

interface WatchdogOptions {
  /** Milliseconds without progress after which a response is cut. */
  readonly sendTimeoutMs: () => number;
  /** Bytes of all responses that wait for their clients; 0 = no limit. */
  readonly maxUnsentBytes: () => number;
  readonly report: (cut: CutResponse) => void;
}

/** The memory that a response holds until it is sent. */
interface Held {
  readonly callerId: string;
  readonly bytes: number;
  readonly since: number;
}

interface Watched {
  readonly socket: Socket;
  readonly progress: ResponseProgress;
  held?: Held;
}

/** Cuts responses of any route if their clients do not read them. There is one for the whole process. */
export class ResponseWatchdog {
  readonly #options: WatchdogOptions;
  readonly #watched = new Map<ServerResponse, Watched>();
  readonly #outstanding = new Map<Socket, number>();
  #unsentBytes = 0;
  #timer: NodeJS.Timeout | undefined;
  #checkedAt = 0;

  constructor(options: WatchdogOptions) {
    this.#options = options;
  }

  /** Bytes that are held for clients that have not read them yet. */
  get unsentBytes(): number {
    return this.#unsentBytes;
  }

  /** Whether a connection has a request without a complete response. */
  isActive(socket: Socket): boolean {
    return this.#outstanding.has(socket);
  }

  /**
   * Watches a response from its request on until it is sent.
   *
   * @returns false if the request must not be processed, as its connection was cut.
   */
  watch({ socket }: IncomingMessage, response: ServerResponse): boolean {
    // The parser still emits the other requests of a packet after the connection was cut.
    if (socket.destroyed) return false;
    const outstanding = (this.#outstanding.get(socket) ?? 0) + 1;
    if (outstanding > MAX_PIPELINED) {
      this.#cut(socket, { reason: 'pipelined', callerId: null });
      return false;
    }
    this.#outstanding.set(socket, outstanding);
    this.#watched.set(response, { socket, progress: new ResponseProgress(response) });
    void whenSent(response).then(() => this.#release(response, socket));
    if (this.#timer === undefined) this.#start();
    return true;
  }

  /** Counts the memory of a response until it is sent. May cut responses of the caller that holds the most memory. */
  hold(response: ServerResponse, callerId: string, bytes: number): void {
    const watched = this.#watched.get(response);
    if (watched === undefined || watched.held !== undefined) return;
    watched.held = { callerId, bytes, since: performance.now() };
    this.#unsentBytes += bytes;
    this.#shed();
  }

  #start(): void {
    this.#checkedAt = performance.now();
    this.#timer = setInterval(() => this.#check(), CHECK_EVERY_MS).unref();
  }

  #check(): void {
    const now = performance.now();
    // Clients are not charged for the time in which the event loop was blocked.
    const ms = Math.min(now - this.#checkedAt, 2 * CHECK_EVERY_MS);
    this.#checkedAt = now;
    const sendTimeoutMs = this.#options.sendTimeoutMs();
    for (const { socket, progress, held } of [...this.#watched.values()]) {
      const fault = progress.check(ms, sendTimeoutMs);
      if (fault !== undefined)
        this.#cut(socket, { reason: fault, callerId: held?.callerId ?? null });
    }
  }

  #release(response: ServerResponse, socket: Socket): void {
    const watched = this.#watched.get(response);
    if (watched === undefined) return;
    this.#unsentBytes -= watched.held?.bytes ?? 0;
    this.#watched.delete(response);
    const outstanding = (this.#outstanding.get(socket) ?? 0) - 1;
    if (outstanding > 0) this.#outstanding.set(socket, outstanding);
    else this.#outstanding.delete(socket);
    if (this.#watched.size > 0) return;
    clearInterval(this.#timer);
    this.#timer = undefined;
  }

  /**
   * Frees memory: cuts the response with the highest product of bytes and time, of the caller that holds the most
   * bytes. So a caller that reads nothing loses its own responses, and no other caller is refused.
   */
  #shed(): void {
    const max = this.#options.maxUnsentBytes();
    const now = performance.now();
    while (max > 0 && this.#unsentBytes > max) {
      const callerId = this.#heaviestCaller();
      const cost = ({ held }: Watched) =>
        held?.callerId === callerId ? held.bytes * (now - held.since) : Number.NEGATIVE_INFINITY;
      const [first, ...others] = this.#watched.values();
      if (first === undefined) return;
      const victim = others.reduce((worst, one) => (cost(one) > cost(worst) ? one : worst), first);
      if (victim.held === undefined) return;
      this.#cut(victim.socket, { reason: 'memory', callerId });
    }
  }

  #heaviestCaller(): string {
    const bytes = new Map<string, number>();
    for (const { held } of this.#watched.values()) {
      if (held !== undefined)
        bytes.set(held.callerId, (bytes.get(held.callerId) ?? 0) + held.bytes);
    }
    const [heaviest = ''] = [...bytes].sort(([, a], [, b]) => b - a).map(([callerId]) => callerId);
    return heaviest;
  }

  /** Resets the connection, so that the operating system keeps no data for it either. */
  #cut(socket: Socket, cut: CutResponse): void {
    if (!socket.destroyed) {
      socket.resetAndDestroy();
      this.#options.report(cut);
    }
    // The memory counts as free at once, before the connection has closed.
    for (const [response, watched] of this.#watched) {
      if (watched.socket === socket) this.#release(response, socket);
    }
  }
}
