import assert from 'node:assert/strict';
import { it } from 'node:test';
import { figure, percentile, report } from '../support/drills/drill.ts';
import { startGatewayOver } from '../support/gateway/gateway.ts';
import { until } from '../support/upstreams/blocking-upstream.ts';
import { sendJson, startHttpServer } from '../support/upstreams/http-server.ts';

const HANG_UPS = figure('HANG_UPS', { ci: 30, full: 300 });
const AT_ONCE = 5;

/** The longest time from the disconnect of the caller to that at the provider, in ms. */
const SOON_MS = 100;

const UPDATE =
  'mutation { updateUser(input: { activePlatform: { id: "ID", firstName: "A" } }) { __typename } }';

/** Starts a provider that records disconnects, and responds to a write when the test allows it. */
async function startProvider() {
  const inFlight = new Set<string>();
  const goneAt = new Map<string, number>();
  const writes: (() => void)[] = [];
  const server = await startHttpServer((response, { method, url }) => {
    const id = /users\/(\d+)/.exec(url)?.[1] ?? '';
    inFlight.add(id);
    response.once('close', () => {
      if (!response.writableFinished) goneAt.set(id, performance.now());
    });
    if (method === 'PUT') writes.push(() => sendJson(response, 200, { id: Number(id) }));
  });
  return { server, inFlight, goneAt, writes };
}

function ask(url: string, query: string) {
  const caller = new AbortController();
  const args = fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
    signal: caller.signal,
  }).catch(() => undefined);
  return { args, caller };
}

it(`cancels ${HANG_UPS} reads, and no write, soon after their callers disconnect`, async (t) => {
  const { server, inFlight, goneAt, writes } = await startProvider();
  await using _server = server;
  const ended: string[] = [];
  await using gateway = await startGatewayOver(
    { activeplatform: { kind: 'activePlatform', url: server.url, apiToken: 'x' } },
    {},
    { info: (_fields, message) => ended.push(message), warn: () => {}, error: () => {} },
  );
  const rounds: number[] = [];
  for (let n = 0; n < HANG_UPS / AT_ONCE; n += 1) {
    const ids = Array.from({ length: AT_ONCE }, (_none, at) => `${1 + n * AT_ONCE + at}`);
    const callers = ids.map((id) =>
      ask(gateway.url, `{ user(id: "activeplatform/user/${id}") { id } }`),
    );
    await until(() => ids.every((id) => inFlight.has(id)));
    const hungUpAt = performance.now();
    for (const { caller } of callers) caller.abort();
    await until(() => ids.every((id) => goneAt.has(id)));
    rounds.push(Math.max(...ids.map((id) => goneAt.get(id) ?? Number.NaN)) - hungUpAt);
  }
  const writing = ask(gateway.url, UPDATE.replace('ID', 'activeplatform/user/9000000'));
  await until(() => writes.length === 1);
  const before = ended.length;
  writing.caller.abort();
  await writing.args;
  // The write gets as much time as the reads.
  await new Promise((resolve) => setTimeout(resolve, SOON_MS));
  assert.equal(goneAt.has('9000000'), false);
  for (const result of writes) result();
  await until(() => ended.length > before);

  // The machine is shared, and callers and provider are in this process, so only the best round
  // shows the gateway's own time.
  const [best, median] = [Math.min(...rounds), percentile(rounds, 50)];
  report(
    t,
    `the last of ${AT_ONCE} reads ended after ${best.toFixed()} ms (best of ${rounds.length} rounds), ${median.toFixed()} ms (median)`,
  );
  assert.ok(best < SOON_MS, `${best} ms`);
});
