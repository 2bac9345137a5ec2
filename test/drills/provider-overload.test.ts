import assert from 'node:assert/strict';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { describe, it, type TestContext } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  createKeepAliveClient,
  type HttpAnswer,
  type KeepAliveClient,
} from '../support/clients/keep-alive-client.ts';
import { figure, percentile, report } from '../support/drills/drill.ts';
import { createTemporaryFolder } from '../support/files/temporary-folder.ts';
import { startRoster } from '../support/gateway/roster-process.ts';
import { NO_REDIS, startRedisServer } from '../support/services/redis-server.ts';
import { sendJson, startHttpServer } from '../support/upstreams/http-server.ts';

const SECONDS = figure('PROVIDER_OVERLOAD_SECONDS', { ci: 2, full: 10 });

/** What the provider allows in any second. */
const ALLOWED = 50;

/** Less than the provider allows, because the network and timers delay calls unevenly. */
const PER_SECOND = 42;

/** Calls within one second, and latencies, are only judged on a machine that does nothing else. */
const IS_FULL = process.env['DRILL'] === 'full';

/** If the process of the provider stalls for longer, it counts late calls together with the next ones. */
const MAX_STALL_MS = 50;

/** If reads below the limit take longer at the 95th percentile, the machine is too busy to judge seconds. */
const MAX_CALM_MS = 100;

const LATENCY_MS = 20;

/** The longest pause, in seconds. The provider asks for an hour. */
const MAX_PAUSE_SECONDS = figure('PROVIDER_OVERLOAD_PAUSE', { ci: 2, full: 5 });

/** Starts a provider that refuses calls beyond its rate, and notes when each call arrives. */
async function startProvider() {
  const arrivals: number[] = [];
  const refusals: number[] = [];
  let asksForAnHour = false;
  const server = await startHttpServer((response, { url }) => {
    const now = performance.now();
    const isOver = arrivals.filter((at) => at > now - 1000).length >= ALLOWED;
    arrivals.push(now);
    if (isOver || asksForAnHour) {
      refusals.push(now);
      response.setHeader('retry-after', asksForAnHour ? '3600' : '1');
      return sendJson(response, 429, {});
    }
    const id = Number(/users\/(\d+)/.exec(url)?.[1]);
    setTimeout(() => sendJson(response, 200, { id }), LATENCY_MS);
  });
  return {
    url: server.url,
    arrivals,
    refusals,
    askForAnHour: (asks: boolean) => {
      asksForAnHour = asks;
    },
    /** Forgets all calls. */
    reset: () => {
      arrivals.length = 0;
      refusals.length = 0;
    },
    [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
  };
}

type Provider = Awaited<ReturnType<typeof startProvider>>;

/** Starts replicas of the gateway over one provider and, if there are several, one Redis server. */
async function startReplicas(count: number, provider: Provider) {
  const stack = new AsyncDisposableStack();
  const redis = count > 1 ? stack.use(await startRedisServer()) : undefined;
  const store =
    redis === undefined ? '' : `store: { url: "${redis.url}", key: ${'k'.repeat(32)} }\n`;
  const folder = stack.use(createTemporaryFolder());
  const config = folder.write(
    'roster.yml',
    `server: { port: 0, drainMs: 0 }
limits: { inFlight: 0 }
log: { level: warn }
${store}providers:
  activeplatform:
    kind: activePlatform
    url: "${provider.url}"
    apiToken: x
    # The longest wait of a read is one second.
    maxWaiting: ${Math.ceil(PER_SECOND / count)}
    budget: { perSecond: ${PER_SECOND}, burst: 2, replicas: ${count}, maxRetryAfterSeconds: ${MAX_PAUSE_SECONDS} }
`,
  );
  const clients: KeepAliveClient[] = [];
  for (let n = 0; n < count; n += 1) {
    const roster = stack.use(await startRoster({ args: ['start', '--config', config] }));
    clients.push(stack.use(createKeepAliveClient(roster.url, 500)));
  }
  return { clients, [Symbol.asyncDispose]: () => stack.disposeAsync() };
}

let requested = 0;

/** Reads another user each time, because equal reads would be coalesced. */
async function read(clients: readonly KeepAliveClient[]): Promise<HttpAnswer & { ok: boolean }> {
  requested += 1;
  const client = clients[requested % clients.length];
  assert.ok(client !== undefined);
  const response = await client.post(`{ user(id: "activeplatform/user/${requested}") { login } }`);
  return { ...response, ok: !response.text.includes('"errors"') };
}

/** Sends reads at a fixed rate, whatever happens to the earlier ones. */
async function offer(clients: readonly KeepAliveClient[], perSecond: number, seconds: number) {
  const startedAt = performance.now();
  const responses: ReturnType<typeof read>[] = [];
  while (performance.now() < startedAt + seconds * 1000) {
    const due = ((performance.now() - startedAt) / 1000) * perSecond;
    while (responses.length < due) responses.push(read(clients));
    await sleep(2);
  }
  return Promise.all(responses);
}

/** Returns the highest number of calls within one second. */
function busiestSecond(arrivals: readonly number[]): number {
  const counts = arrivals.map(
    (from) => arrivals.filter((at) => at >= from && at < from + 1000).length,
  );
  return Math.max(0, ...counts);
}

const row = (cells: readonly (string | number)[]) =>
  cells.map((cell) => String(cell).padStart(10)).join('');

async function offerRates(t: TestContext, clients: readonly KeepAliveClient[], provider: Provider) {
  report(
    t,
    row([
      'offered/s',
      'replicas',
      'wire/s',
      'busiest s',
      '429',
      'served',
      'refused',
      'p95',
      'stall',
    ]),
  );
  let calmMs: number | undefined;
  for (const perSecond of [40, 60, 100, 200]) {
    await sleep(1100);
    provider.reset();
    const delay = monitorEventLoopDelay({ resolution: 5 });
    delay.enable();
    const startedAt = performance.now();
    const responses = await offer(clients, perSecond, SECONDS);
    const stallMs = delay.max / 1e6;
    delay.disable();
    const seconds = (performance.now() - startedAt) / 1000;
    const served = responses.filter(({ ok }) => ok);
    const late = provider.refusals.filter((at) => at > startedAt + 1000).length;
    const busiest = busiestSecond(provider.arrivals);
    const wire = provider.arrivals.length / Math.max(SECONDS, seconds);
    const p95 = percentile(
      served.map(({ ms }) => ms),
      95,
    );
    const refused = responses.length - served.length;
    report(
      t,
      row([
        ...[perSecond, clients.length, wire.toFixed(1), busiest],
        ...[
          provider.refusals.length,
          served.length,
          refused,
          `${p95.toFixed()} ms`,
          `${stallMs.toFixed()} ms`,
        ],
      ]),
    );
    assert.ok(wire <= 52, `${wire} per second`);
    assert.ok(served.length > 0);
    if (!IS_FULL) continue;
    calmMs ??= p95;
    // A busy machine delivers late calls together with the next ones.
    if (stallMs > MAX_STALL_MS || calmMs > MAX_CALM_MS) continue;
    assert.ok(busiest <= 52, `${busiest} in one second`);
    assert.equal(late, 0);
  }
}

/** How long the news of a pause may take to reach all replicas and calls in flight, in ms. */
const NEWS_MS = 300;

async function askToWait(t: TestContext, clients: readonly KeepAliveClient[], provider: Provider) {
  await sleep(1100);
  provider.reset();
  provider.askForAnHour(true);
  const offered = offer(clients, 100, MAX_PAUSE_SECONDS / 2);
  const startedAt = performance.now();
  while (provider.refusals.length === 0 && performance.now() < startedAt + 10_000) await sleep(1);
  const closedAt = provider.refusals[0] ?? performance.now();
  // The trial after the pause may be a read that waited for the processor.
  const endsAt = closedAt + MAX_PAUSE_SECONDS * 1000 - 100;
  const responses = await offered;
  const [first, later] = [
    provider.arrivals.filter((at) => at <= closedAt + NEWS_MS).length,
    provider.arrivals.filter((at) => at > closedAt + NEWS_MS && at < endsAt).length,
  ];
  const refused = responses.filter(({ text }) => text.includes('"retryAfterSeconds"')).length;
  provider.askForAnHour(false);
  let openedMs = Number.NaN;
  while (Number.isNaN(openedMs) && performance.now() < closedAt + 20_000) {
    const { ok } = await read(clients);
    if (ok) openedMs = performance.now() - closedAt;
    await sleep(20);
  }
  report(
    t,
    `Retry-After: 3600, at most ${MAX_PAUSE_SECONDS} s: ${responses.length} reads offered to ${clients.length} replica(s), ` +
      `${first} sent before the pause was known, ${later} during it, ${refused} refused with the seconds to wait; ` +
      `open again after ${(openedMs / 1000).toFixed(1)} s`,
  );
  assert.equal(later, 0);
  assert.ok(first < 25, `${first} calls`);
  assert.ok(openedMs > MAX_PAUSE_SECONDS * 1000 - NEWS_MS, `${openedMs} ms`);
  assert.ok(openedMs < MAX_PAUSE_SECONDS * 2000 + 5000, `${openedMs} ms`);
}

describe('A provider that allows 50 calls per second', () => {
  for (const count of [1, 3]) {
    it(`gets no more from ${count} replica(s)`, { skip: count > 1 && NO_REDIS }, async (t) => {
      await using provider = await startProvider();
      await using replicas = await startReplicas(count, provider);
      // Code that has just been loaded is slow.
      await offer(replicas.clients, 30, 3);
      await offerRates(t, replicas.clients, provider);
      await askToWait(t, replicas.clients, provider);
    });
  }
});
