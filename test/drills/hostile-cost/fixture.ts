import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { figure } from '../../support/drills/drill.ts';
import type { ProcessState } from '../../support/gateway/process-probe.ts';
import type { RosterProcess } from '../../support/gateway/roster-process.ts';
import type { Attack, Finding, Setup, Target } from './attack.ts';
import { createClient } from './client.ts';
import { type Gateway, startGateway } from './gateways.ts';
import { type Probe, startProbe } from './probe.ts';
import type { Traffic } from './traffic.ts';
import { type HostileUpstream, startHostileUpstream } from './upstream.ts';

/** The time limit of one row; a gateway that is still busy afterwards is killed. */
const ROW_SECONDS = figure('ROW_SECONDS', { ci: 12, full: 120 });
const SETTLE_MS = 5000;
const AS_BEFORE_BYTES = 3 * 1024 * 1024;
const IS_FULL = process.env['DRILL'] === 'full';

/** The measurement of one row. */
export interface Measurement {
  readonly traffic: Traffic;
  readonly upstreamBytes: number;
  /** The longest time in milliseconds that another client waited for a response. */
  readonly waitedMs: number;
  readonly before: ProcessState;
  /** The state after the attack; undefined if the process ended. */
  readonly after: ProcessState | undefined;
  readonly finding: Finding;
}

/** A hostile server, a waiting client, and the gateway between them. */
export class Bench implements AsyncDisposable {
  readonly #upstream: HostileUpstream;
  readonly #probe: Probe = startProbe();
  /** The state after the last row if it left no memory, so that the next row need not collect garbage again. */
  #settled: ProcessState | undefined;
  #gateway: { readonly setup: Setup; readonly running: Gateway } | undefined;

  private constructor(upstream: HostileUpstream) {
    this.#upstream = upstream;
  }

  static async start(): Promise<Bench> {
    return new Bench(await startHostileUpstream());
  }

  /** Runs an attack and measures its cost for others. `keptMb` is the most memory that may remain of it. */
  async measure(attack: Attack, keptMb: number): Promise<Measurement> {
    const gateway = await this.#gatewayFor(attack.setup ?? 'default');
    const { roster } = gateway;
    const before = this.#settled ?? (await roster.probe());
    this.#upstream.takeBytes();
    const traffic: Traffic = { requests: 0, bytes: 0 };
    const ended = new AbortController();
    await this.#probe.start(roster.url);
    const finding = await this.#run(attack, this.#target(gateway, traffic, ended.signal));
    // Connections that the attack left open still hold their memory.
    await this.#probe.untilAnswered(gateway.isDead() ? 0 : SETTLE_MS);
    const { longestMs, waitingMs } = await this.#probe.stop();
    if (waitingMs > SETTLE_MS - 500) roster.signal('SIGKILL');
    const settled = waitUntilSettled(gateway, before, keptMb, attack.settleMs ?? SETTLE_MS);
    const after = await settled;
    ended.abort();
    const isAsBefore =
      after !== undefined && heldBytes(after) - heldBytes(before) < AS_BEFORE_BYTES;
    this.#settled = isAsBefore ? after : undefined;
    return {
      traffic,
      upstreamBytes: this.#upstream.takeBytes(),
      waitedMs: longestMs,
      before,
      after,
      finding,
    };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#gateway?.running[Symbol.asyncDispose]();
    await this.#probe[Symbol.asyncDispose]();
    await this.#upstream[Symbol.asyncDispose]();
  }

  async #run(attack: Attack, target: Target): Promise<Finding> {
    const timer = new AbortController();
    const late = sleep(ROW_SECONDS * 1000, undefined, { signal: timer.signal }).then(
      (): Finding => ({ outcome: `timed out after ${ROW_SECONDS} s`, fault: 'timed out' }),
    );
    const run = attack
      .run(target)
      .then((finding) => (typeof finding === 'string' ? { outcome: finding } : finding));
    try {
      return await Promise.race([run, late]);
    } finally {
      timer.abort();
      late.catch(() => {});
    }
  }

  async #gatewayFor(setup: Setup): Promise<Gateway> {
    const present = this.#gateway;
    if (present?.setup === setup && !present.running.isDead()) return present.running;
    this.#settled = undefined;
    await present?.running[Symbol.asyncDispose]();
    const running = await startGateway(setup, this.#upstream.url);
    this.#gateway = { setup, running };
    await warmUp(running);
    return running;
  }

  #target(gateway: Gateway, traffic: Traffic, signal: AbortSignal): Target {
    const { url } = gateway.roster;
    const callerWith = (credential: string) => createClient({ url, credential, traffic, signal });
    return {
      url,
      isFull: IS_FULL,
      times: ({ ci, full }) => (IS_FULL ? full : ci),
      caller: (role) => callerWith(gateway.nextKey(role)),
      callerWith,
      provider: gateway.nextProvider,
      serve: this.#upstream.serve,
      resources: () => readResources(gateway.roster),
      trailBytes: gateway.trailBytes,
      sign: gateway.sign,
      signal,
    };
  }
}

/** Compiles the code of every request, so that the first row does not include that time. */
async function warmUp({ roster, nextKey }: Gateway): Promise<void> {
  const traffic: Traffic = { requests: 0, bytes: 0 };
  const { signal } = new AbortController();
  const client = createClient({ url: roster.url, credential: nextKey('reader'), traffic, signal });
  for (let n = 0; n < WARM_UPS; n += 1) await client.post({ query: '{ providers { id kind } }' });
}

const WARM_UPS = 100;

/** Waits until the process has released the memory of the attack, or the time limit has passed. */
async function waitUntilSettled(
  { roster, isDead }: Gateway,
  before: ProcessState,
  keptMb: number,
  settleMs: number,
): Promise<ProcessState | undefined> {
  const startedAt = performance.now();
  for (;;) {
    const state = isDead() ? undefined : await roster.probe().catch(() => undefined);
    if (state === undefined) return undefined;
    const isSettled = heldBytes(state) - heldBytes(before) <= keptMb * 1024 * 1024;
    if (isSettled || performance.now() - startedAt > settleMs) return state;
    await sleep(500);
  }
}

/** Returns the bytes that the process holds on its heap and in external buffers. */
export const heldBytes = ({ heapBytes, externalBytes }: ProcessState): number =>
  heapBytes + externalBytes;

/** Reads resources from `/proc`: a probe would make the process collect garbage, for which others would wait. */
function readResources({ pid, url }: RosterProcess): ReturnType<Target['resources']> {
  const pages = readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1];
  const rssMb = Math.round((Number(pages) * PAGE_BYTES) / 1024 / 1024);
  const port = Number(new URL(url).port).toString(16).toUpperCase().padStart(4, '0');
  const open = new RegExp(`^ *\\d+: [0-9A-F]+:${port} \\S+ (?:01|08) [0-9A-F]+`, 'gm');
  const connections = readFileSync('/proc/net/tcp', 'utf8').match(open) ?? [];
  const unread = connections.filter((line) => !line.endsWith(' 00000000'));
  return { rssMb, connections: connections.length, unread: unread.length };
}

const PAGE_BYTES = 4096;
