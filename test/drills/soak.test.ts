import assert from 'node:assert/strict';
import { randomInt } from 'node:crypto';
import { request } from 'node:http';
import { it } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import type { Fault } from '@roster/simulators/core/fault.ts';
import {
  createKeepAliveClient,
  type KeepAliveClient,
} from '../support/clients/keep-alive-client.ts';
import { mixedOperation } from '../support/clients/mixed-load.ts';
import { figure, percentile, report } from '../support/drills/drill.ts';
import type { ProcessState } from '../support/gateway/process-probe.ts';
import { type RosterProcess, startRoster } from '../support/gateway/roster-process.ts';
import {
  type SimulatedUpstreams,
  startSimulatedUpstreams,
} from '../support/gateway/simulated-roster.ts';
import { randomFrom } from '../support/schema/random-operation.ts';

const MINUTES = figure('SOAK_MINUTES', { ci: 0.4, full: 30 });
const SEED = figure('SEED', { ci: randomInt(2 ** 31), full: randomInt(2 ** 31) });
const CLIENTS = 8;
const WRITES = 0.2;
const FAULTS = 0.05;
const HANG_UPS = 0.02;
const SAMPLES = 24;
/** The number of samples before code is compiled and pools are filled. */
const WARM_AFTER = 8;

const MB = 1024 * 1024;
/**
 * How much the heap may grow on the fitted line: as much as samples differ by chance, or in
 * proportion to the requests.
 */
const CHANCE_BYTES = 4 * MB;
const BYTES_PER_REQUEST = MB / 100_000;
/** The maximum RSS as a multiple of the warm one. */
const MOST_RSS_GROWTH = 1.5;

const FAULT_KINDS: readonly Fault[] = [
  { kind: 'status', status: 500 },
  { kind: 'status', status: 503, headers: { 'retry-after': '1' } },
  { kind: 'status', status: 429 },
  { kind: 'status', status: 403 },
  { kind: 'latency', ms: 200 },
  { kind: 'cut' },
  { kind: 'nonsense' },
  { kind: 'reset' },
  { kind: 'hang' },
];

interface Sample extends ProcessState {
  /** The number of completed requests until then. */
  readonly requests: number;
}

it(`G8, G9, G21: ${MINUTES} minutes with faults leak no heap, sockets or timers (SEED=${SEED})`, async (t) => {
  await using upstreams = await startSimulatedUpstreams();
  const config = upstreams.configure(
    { server: { port: 0, drainMs: 0 }, log: { level: 'error' } },
    { attemptMs: 500 },
  );
  await using roster = await startRoster({ args: ['start', '--config', config], probed: true });
  const base = await roster.probe();
  const { samples, ms, wrong } = await soak(upstreams, roster);
  assert.deepEqual(wrong, []);

  const warm = samples.slice(WARM_AFTER);
  const [first, last] = [warm[0], warm.at(-1)];
  assert.ok(first !== undefined && last !== undefined);
  const served = last.requests - first.requests;
  const growth = slope(warm) * served;
  const rss = Math.max(...warm.map(({ rssBytes }) => rssBytes));
  report(
    t,
    `${last.requests} operations, ${(FAULTS * 100).toFixed()} % met a fault; heap after collection ` +
      `${(first.heapBytes / MB).toFixed(1)} → ${(last.heapBytes / MB).toFixed(1)} MB, fitted ` +
      `${((slope(warm) * 100_000) / MB).toFixed(2)} MB per 100,000; RSS ${(first.rssBytes / MB).toFixed()} → at most ${(rss / MB).toFixed()} MB`,
  );
  assert.ok(
    growth < Math.max(CHANCE_BYTES, BYTES_PER_REQUEST * served),
    `${(growth / MB).toFixed(1)} MB after ${served} requests: ${warm.map(({ heapBytes }) => (heapBytes / MB).toFixed(1))}`,
  );
  assert.ok(rss < MOST_RSS_GROWTH * first.rssBytes, `${first.rssBytes / MB} → ${rss / MB} MB`);
  const idle = await returnTo(base, roster);
  const third = Math.floor(ms.length / 3);
  const [early, late] = [ms.slice(third, 2 * third), ms.slice(-third)];
  report(
    t,
    `descriptors ${base.descriptors} → at most ${Math.max(...warm.map(({ descriptors }) => descriptors))} → ` +
      `${idle.descriptors}; p50 ${percentile(early, 50).toFixed(1)} → ${percentile(late, 50).toFixed(1)} ms, ` +
      `p99 ${percentile(early, 99).toFixed()} → ${percentile(late, 99).toFixed()} ms`,
  );
  const { code } = await roster.stop();
  assert.equal(code, 0);
  // Node printed no `MaxListenersExceededWarning` or other warning.
  assert.doesNotMatch(roster.output(), /\(node:\d+\)/);
});

async function soak({ simulators }: SimulatedUpstreams, roster: RosterProcess) {
  const endsAt = performance.now() + MINUTES * 60_000;
  const random = randomFrom(SEED);
  const ms: number[] = [];
  const wrong: string[] = [];
  using client = createKeepAliveClient(roster.url, CLIENTS);
  const load = async (lane: number) => {
    for (let n = 0; performance.now() < endsAt && wrong.length === 0; n += 1) {
      if (random() < FAULTS) pick(simulators, random).inject(pick(FAULT_KINDS, random));
      const { query, variables } = mixedOperation(random, WRITES, `Ann ${lane} ${n}`);
      if (random() < HANG_UPS) await hangUp(roster.url, query, random);
      await answerTo(client, query, variables).then(
        (took) => ms.push(took),
        (error) => wrong.push(String(error)),
      );
      await delay(random() * 20);
    }
  };
  const samples: Sample[] = [];
  const watch = async () => {
    for (let n = 0; n < SAMPLES && wrong.length === 0; n += 1) {
      await delay((MINUTES * 60_000) / (SAMPLES + 1));
      samples.push({ ...(await roster.probe()), requests: ms.length });
    }
  };
  await Promise.all([watch(), ...Array.from({ length: CLIENTS }, (_none, lane) => load(lane))]);
  return { samples, ms, wrong };
}

/**
 * Returns the duration in ms. The response may report a fault of a provider, but none of the
 * gateway.
 */
async function answerTo(client: KeepAliveClient, query: string, variables?: object) {
  const { status, text, ms } = await client.post(query, { ...variables });
  const { data } = JSON.parse(text);
  if (status !== 200 || data === undefined || /INTERNAL_SERVER_ERROR/.test(text)) {
    throw new Error(`${status} ${text}`);
  }
  return ms;
}

async function hangUp(url: string, query: string, random: () => number): Promise<void> {
  // The request has its own connection, which is not kept open afterwards.
  const requested = request(`${url}/graphql`, {
    method: 'POST',
    agent: false,
    headers: { 'content-type': 'application/json' },
    signal: AbortSignal.timeout(Math.ceil(random() * 10)),
  });
  requested.on('response', (response) => response.resume().on('error', () => {}));
  requested.on('error', () => {});
  requested.end(JSON.stringify({ query }));
  await new Promise((resolve) => requested.once('close', resolve));
}

/** Returns the growth in bytes per request, by least squares. */
function slope(samples: readonly Sample[]): number {
  const mean = (of: (sample: Sample) => number) =>
    samples.reduce((sum, sample) => sum + of(sample), 0) / samples.length;
  const x = mean(({ requests }) => requests);
  const y = mean(({ heapBytes }) => heapBytes);
  const covariance = mean(({ requests, heapBytes }) => (requests - x) * (heapBytes - y));
  return covariance / mean(({ requests }) => (requests - x) ** 2);
}

/** Waits for the idle state: connections that are kept alive close a few seconds after the load. */
async function returnTo(base: ProcessState, roster: RosterProcess): Promise<ProcessState> {
  const givesUpAt = performance.now() + 20_000;
  for (;;) {
    const state = await roster.probe();
    const kinds = Object.entries(state.resources);
    const grown = kinds.filter(([kind, count]) => count > (base.resources[kind] ?? 0));
    if (grown.length === 0 && state.descriptors <= base.descriptors) return state;
    if (performance.now() > givesUpAt) assert.deepEqual(state, base);
    await delay(500);
  }
}

function pick<T>(all: readonly T[], random: () => number): T {
  const one = all[Math.floor(random() * all.length)];
  if (one === undefined) throw new Error('Nothing to choose from.');
  return one;
}
