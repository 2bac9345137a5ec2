import { createClient } from '../hostile-cost/client.ts';
import { type Gateway, startGateway } from '../hostile-cost/gateways.ts';
import type { Outcome } from '../hostile-cost/traffic.ts';
import { type HostileUpstream, startHostileUpstream } from '../hostile-cost/upstream.ts';

/** The milliseconds after which a request times out. */
const MAX_WAIT_MS = 4000;

/** The cost of one request. */
export interface Cost {
  /** The longest block of the event loop, in milliseconds. */
  readonly blockedMs: number;
  /** The response, such as `200 VALIDATION_FAILED`, or that the process ended or did not respond. */
  readonly outcome: string;
}

/** A gateway whose event loop is monitored; it is replaced if it ended or hangs. */
export class MeasuredGateway implements AsyncDisposable {
  readonly #upstream: HostileUpstream;
  #gateway: Gateway | undefined;

  private constructor(upstream: HostileUpstream) {
    this.#upstream = upstream;
  }

  static async start(): Promise<MeasuredGateway> {
    const started = new MeasuredGateway(await startHostileUpstream());
    await started.#running();
    return started;
  }

  /** Sends a request that makes the gateway call the upstream, which responds with these bytes. */
  async measure(request: string, wire: Uint8Array): Promise<Cost> {
    const { roster, nextKey, isDead } = await this.#running();
    await this.#upstream.serve({ path: '.', wire });
    const ended = new AbortController();
    const timer = setTimeout(() => ended.abort(), MAX_WAIT_MS);
    const traffic = { requests: 0, bytes: 0 };
    const { signal } = ended;
    const client = createClient({
      url: roster.url,
      credential: nextKey('writer'),
      traffic,
      signal,
    });
    await roster.probeLoop();
    const startedAt = performance.now();
    const outcome = await client.post(request, { connection: 'close' });
    clearTimeout(timer);
    if (isDead()) return { blockedMs: Number.POSITIVE_INFINITY, outcome: 'the process ended' };
    if (signal.aborted) {
      roster.signal('SIGKILL');
      await roster.exited;
      return { blockedMs: performance.now() - startedAt, outcome: 'no response in time' };
    }
    const { blockedMs, busyMs } = await roster.probeLoop();
    return { blockedMs: Math.min(blockedMs, busyMs), outcome: toText(outcome) };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#gateway?.[Symbol.asyncDispose]();
    await this.#upstream[Symbol.asyncDispose]();
  }

  async #running(): Promise<Gateway> {
    if (this.#gateway !== undefined && !this.#gateway.isDead()) return this.#gateway;
    await this.#gateway?.[Symbol.asyncDispose]();
    this.#gateway = await startGateway('search', this.#upstream.url);
    return this.#gateway;
  }
}

const toText = ({ status, codes }: Outcome) => [status, ...codes].join(' ');
