import assert from 'node:assert/strict';
import { randomInt } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { it } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { verifyTrail } from '../../src/audit/verify-trail.ts';
import {
  createKeepAliveClient,
  type KeepAliveClient,
} from '../support/clients/keep-alive-client.ts';
import { mixedOperation } from '../support/clients/mixed-load.ts';
import { figure, percentile, report } from '../support/drills/drill.ts';
import { type RosterProcess, startRoster } from '../support/gateway/roster-process.ts';
import {
  type SimulatedUpstreams,
  startSimulatedUpstreams,
} from '../support/gateway/simulated-roster.ts';
import { randomFrom } from '../support/schema/random-operation.ts';

const STOPS = figure('STOPS', { ci: 20, full: 200 });
const SEED = figure('SEED', { ci: randomInt(2 ** 31), full: randomInt(2 ** 31) });
const AT_ONCE = 2;
const MOST_REPEATED = Math.max(5, STOPS / 2);

/**
 * The interval of the balancer's checks, in ms: it notices long before the end of the drain time.
 */
const POLL_INTERVAL_MS = 20;
const DRAIN_MS = 400;
const CLIENTS = 16;
/** A long timeout, so that a shared machine does not make a provider seem slow. */
const ATTEMPT_MS = 7000;
const AUDIT_KEY = 'a long enough key for this drill';
const WRITES: ReadonlySet<string> = new Set(['PUT', 'PATCH', 'POST', 'DELETE']);

interface Stop {
  readonly code: number | null;
  /** The time from the signal to the end of the process, in ms. */
  readonly ms: number;
  /**
   * Whether the balancer noticed it while the gateway was draining. Otherwise the machine was too
   * busy to prove anything.
   */
  readonly isFair: boolean;
  readonly responded: number;
  /** Describes requests without a complete and correct response. */
  readonly lost: readonly string[];
  readonly writes: number;
  /** The number of writes that were reported to a client. */
  readonly reported: number;
}

it(`G2, M6: ${STOPS} SIGTERMs lose no operation and no trail line (SEED=${SEED})`, async (t) => {
  const stops: Stop[] = [];
  let repeated = 0;
  const failed: Stop[] = [];
  await Promise.all(
    Array.from({ length: AT_ONCE }, async (_none, lane) => {
      await using upstreams = await startSimulatedUpstreams();
      const random = randomFrom(SEED + lane);
      for (
        let n = 0;
        stops.length < STOPS && failed.length === 0 && repeated < MOST_REPEATED;
        n += 1
      ) {
        const stop = await stopUnderLoad(upstreams, random, `${lane}-${n}`);
        if (stop.isFair) stops.push(stop);
        else repeated += 1;
        if (stop.isFair && !isWell(stop)) failed.push(stop);
      }
    }),
  );
  assert.deepEqual(failed, []);
  assert.ok(repeated < MOST_REPEATED, 'This machine is too busy.');
  const sum = (of: (stop: Stop) => number) => stops.reduce((all, stop) => all + of(stop), 0);
  const times = stops.map(({ ms }) => ms);
  assert.ok(sum(({ reported }) => reported) > 0);
  report(
    t,
    `${stops.length} stops, ${sum(({ responded }) => responded)} operations completed, 0 lost; ` +
      `${sum(({ writes }) => writes)} writes at the providers, each with its two lines; ` +
      `exit 0 after ${percentile(times, 50).toFixed()} ms (median), ${Math.max(...times).toFixed()} ms (most), ` +
      `of which ${DRAIN_MS} draining; ${repeated} repeated, as this machine was too busy to notice in time`,
  );
});

const isWell = ({ code, ms, lost }: Stop) => code === 0 && ms < 10_000 && lost.length === 0;

async function stopUnderLoad(
  upstreams: SimulatedUpstreams,
  random: () => number,
  name: string,
): Promise<Stop> {
  for (const simulator of upstreams.simulators) {
    simulator.clearFaults();
    simulator.clearJournal();
    // The delay exceeds a whole round of the clients, so some operation is always in flight.
    for (const method of ['GET', 'PUT', 'PATCH'])
      simulator.inject({ kind: 'latency', ms: Math.floor(random() * 80), method, times: 0 });
  }
  const audit = { file: join(upstreams.folder, `audit-${name}.jsonl`), key: AUDIT_KEY };
  const config = upstreams.configure(
    { server: { port: 0, drainMs: DRAIN_MS }, log: { level: 'info' }, audit },
    { attemptMs: ATTEMPT_MS },
  );
  await using roster = await startRoster({ args: ['start', '--config', config] });
  const load = startLoad(roster.url, random, name);
  await delay(50 + random() * 500);
  const signalledAt = performance.now();
  const stopped = roster.stop();
  const { responded, lost, reported, noticedAt } = await load;
  const { code } = await stopped;
  const ms = performance.now() - signalledAt;
  const writes = await checkTrail(upstreams, roster, audit.file);
  assert.ok(reported <= writes, `${name}: ${reported} reported, ${writes} at the providers`);
  const since = (at: number) => `${(at - signalledAt).toFixed()} ms`;
  const losses = lost.map(
    ({ sentAt, what }) => `sent at ${since(sentAt)}, noticed at ${since(noticedAt)}: ${what}`,
  );
  const isFair = noticedAt - signalledAt < DRAIN_MS;
  return { code, ms, isFair, responded, lost: losses, writes, reported };
}

/**
 * Sends on open connections until its balancer finds the gateway not ready, and waits for all
 * responses.
 */
async function startLoad(url: string, random: () => number, name: string) {
  using balancer = createKeepAliveClient(url, 1);
  using client = createKeepAliveClient(url, CLIENTS);
  // A balancer opens its connections before it sends work on them.
  await Promise.all(Array.from({ length: CLIENTS }, () => client.get('/health/live')));
  const seen = { isReady: true };
  const counts = { responded: 0, reported: 0 };
  const lost: { readonly sentAt: number; readonly what: string }[] = [];
  const sender = async (lane: number) => {
    for (let n = 0; seen.isReady; n += 1) {
      const { query, variables } = mixedOperation(random, 0.3, `Ann ${name} ${lane} ${n}`);
      const sentAt = performance.now();
      const lose = (what: string) => lost.push({ sentAt, what });
      try {
        const { status, text } = await client.post(query, variables);
        const { data, errors } = JSON.parse(text);
        if (status !== 200 || errors !== undefined) lose(`${status} ${text}`);
        else counts.responded += 1;
        const type = data?.updateUser?.__typename;
        if (type === 'UserUpdated') counts.reported += 1;
        else if (type !== undefined) lose(text);
      } catch (error) {
        lose(`${error} after ${query}`);
      }
    }
  };
  const [noticedAt] = await Promise.all([
    watchReadiness(balancer, seen),
    ...Array.from({ length: CLIENTS }, (_none, lane) => sender(lane)),
  ]);
  return { ...counts, lost, noticedAt };
}

/** @returns the time at which the gateway was first seen not to be ready. */
async function watchReadiness(
  balancer: KeepAliveClient,
  seen: { isReady: boolean },
): Promise<number> {
  while (seen.isReady) {
    const { status } = await balancer.get('/health/ready').catch(() => ({ status: 0 }));
    seen.isReady = status === 200;
    if (seen.isReady) await delay(POLL_INTERVAL_MS);
  }
  return performance.now();
}

/**
 * Asserts that every write that reached a provider has an intent and an outcome in the trail, and
 * that the trail is valid up to the head that the process logged at its end.
 *
 * @returns the number of writes that reached the providers.
 */
async function checkTrail(
  { simulators }: SimulatedUpstreams,
  roster: RosterProcess,
  file: string,
): Promise<number> {
  const heads = [
    ...roster
      .output()
      .matchAll(/"seq":(\d+),"hmac":"(\w+)","trail":"\w+","msg":"Audit trail head/g),
  ];
  const [, seq, hmac] = heads.at(-1) ?? [];
  assert.ok(heads.length === 2 && seq !== undefined && hmac !== undefined, roster.output());
  const { fault, notes } = await verifyTrail(file, AUDIT_KEY, { seq: Number(seq), hmac });
  assert.deepEqual([fault, notes], [undefined, []]);

  const lines = readFileSync(file, 'utf8').split('\n').slice(0, -1);
  const outcomes = lines.map((line) => JSON.parse(line)).filter(({ kind }) => kind === 'outcome');
  const count = (said: string) => outcomes.filter(({ write }) => write === said).length;
  // Signing in is not a write.
  const writes = simulators.flatMap(({ journal }) =>
    journal.filter(({ method, path }) => WRITES.has(method) && !/log|token|auth/.test(path)),
  );
  const reported = `${count('APPLIED')} applied, ${count('UNKNOWN')} unknown, ${writes.length} arrived`;
  assert.ok(count('APPLIED') <= writes.length, reported);
  assert.ok(writes.length <= count('APPLIED') + count('UNKNOWN'), reported);
  return writes.length;
}
