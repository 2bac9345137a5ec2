import assert from 'node:assert/strict';
import { it } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import {
  createKeepAliveClient,
  type HttpAnswer,
  type KeepAliveClient,
} from '../support/clients/keep-alive-client.ts';
import { figure, percentile, report } from '../support/drills/drill.ts';
import { createTemporaryFolder } from '../support/files/temporary-folder.ts';
import { startRoster } from '../support/gateway/roster-process.ts';
import { sendJson, startHttpServer } from '../support/upstreams/http-server.ts';

const SECONDS = figure('OVERLOAD_SECONDS', { ci: 4, full: 60 });

/**
 * The speed of the provider and the slots limit the gateway, not the processor, because the machine
 * may be shared.
 */
const UPSTREAM_MS = 100;
const PLACES = 8;
const TIMES_TOO_MUCH = 3;

async function startSlowGateway() {
  const upstream = await startHttpServer((response, { url }) => {
    const id = Number(/users\/(\d+)/.exec(url)?.[1]);
    setTimeout(() => sendJson(response, 200, { id }), UPSTREAM_MS);
  });
  using folder = createTemporaryFolder();
  const config = folder.write(
    'roster.yml',
    `server: { port: 0, drainMs: 0 }
limits: { inFlight: ${PLACES} }
log: { level: error }
providers: { activeplatform: { kind: activePlatform, url: "${upstream.url}", apiToken: x } }
`,
  );
  const roster = await startRoster({ args: ['start', '--config', config] });
  return {
    url: roster.url,
    [Symbol.asyncDispose]: async () => {
      await roster[Symbol.asyncDispose]();
      await upstream[Symbol.asyncDispose]();
    },
  };
}

let requested = 0;

/** Reads another user each time, because equal reads would be coalesced. */
function read(client: KeepAliveClient): Promise<HttpAnswer> {
  requested += 1;
  return client.post(`{ user(id: "activeplatform/user/${requested}") { id } }`);
}

/** Runs callers that wait for each response before the next request. */
async function inTurn(client: KeepAliveClient, callers: number, seconds: number) {
  const endsAt = performance.now() + seconds * 1000;
  const responses: HttpAnswer[] = [];
  const caller = async () => {
    while (performance.now() < endsAt) responses.push(await read(client));
  };
  await Promise.all(Array.from({ length: callers }, caller));
  return responses;
}

/** Sends requests at a fixed rate, whatever happens to the earlier ones. */
async function atRate(client: KeepAliveClient, perSecond: number, seconds: number) {
  const startedAt = performance.now();
  const responses: Promise<HttpAnswer>[] = [];
  while (performance.now() < startedAt + seconds * 1000) {
    const due = ((performance.now() - startedAt) / 1000) * perSecond;
    while (responses.length < due) responses.push(read(client));
    await delay(2);
  }
  return Promise.all(responses);
}

async function watchHealth(client: KeepAliveClient, isOver: () => boolean) {
  const responses: HttpAnswer[] = [];
  while (!isOver()) {
    responses.push(await client.get('/health/ready'), await client.get('/health/live'));
    await delay(50);
  }
  return responses;
}

const time = (responses: readonly HttpAnswer[], percent: number) =>
  percentile(
    responses.map(({ ms }) => ms),
    percent,
  );
const accepted = ({ status }: HttpAnswer) => status === 200;

it('G5: under triple load, accepted requests stay fast, others are refused', async (t) => {
  await using gateway = await startSlowGateway();
  using client = createKeepAliveClient(gateway.url, 200);
  using prober = createKeepAliveClient(gateway.url, 1);
  await inTurn(client, PLACES, 1.5);
  const calm = await inTurn(client, PLACES / 2, 2);
  const peakSeconds = 2;
  const peak = (await inTurn(client, PLACES, peakSeconds)).filter(accepted).length / peakSeconds;

  let isOver = false;
  const watched = watchHealth(prober, () => isOver);
  const responses = await atRate(client, TIMES_TOO_MUCH * peak, SECONDS);
  isOver = true;
  const endedAt = performance.now();
  const normalMs = 1.5 * time(calm, 50);
  let recoveredMs = Number.NaN;
  for (let inRow = 0; inRow < 10; ) {
    const isNormal = (one: HttpAnswer) => accepted(one) && one.ms < normalMs;
    inRow = isNormal(await read(client)) ? inRow + 1 : 0;
    if (inRow === 1) recoveredMs = performance.now() - endedAt;
    assert.ok(performance.now() < endedAt + 10_000, 'The latency does not return to normal.');
  }

  const served = responses.filter(accepted);
  const refused = responses.filter((one) => !accepted(one));
  const goodput = served.length / SECONDS / peak;
  const health = await watched;
  report(
    t,
    `${responses.length} operations in ${SECONDS} s: ${served.length} served (${(goodput * 100).toFixed()} % of the peak), ` +
      `p99 ${time(calm, 99).toFixed()} ms calm → ${time(served, 99).toFixed()} ms; ${refused.length} refused, ` +
      `p50 ${time(refused, 50).toFixed(1)} ms, p99 ${time(refused, 99).toFixed()} ms; ` +
      `normal after ${recoveredMs.toFixed()} ms; health p99 ${time(health, 99).toFixed()} ms`,
  );
  assert.deepEqual(
    [...new Set(refused.map(({ status, headers }) => `${status} ${headers['retry-after']}`))],
    ['503 1'],
  );
  assert.ok(goodput > 0.75, `${goodput}`);
  assert.ok(time(served, 95) < 2 * time(calm, 95), `${time(served, 95)} ms`);
  assert.ok(time(refused, 50) < time(calm, 50) / 4, `${time(refused, 50)} ms`);
  assert.ok(health.every(accepted));
  assert.ok(recoveredMs < 2000, `${recoveredMs} ms`);
});
