import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import type { Log } from '../../../src/observability/log/log.ts';
import { heldDocuments } from '../../../src/request/held-documents.ts';
import { sumOf } from '../../observability/metrics/samples.ts';
import { apiKey, bearer } from '../../support/clients/api-keys.ts';
import { send } from '../../support/clients/graphql.ts';
import { openUnread } from '../../support/clients/unread-client.ts';
import { createTemporaryFolder } from '../../support/files/temporary-folder.ts';
import { silentLog, startGatewayOver } from '../../support/gateway/gateway.ts';
import { startRoster } from '../../support/gateway/roster-process.ts';
import { until } from '../../support/upstreams/blocking-upstream.ts';
import { sendJson, startHttpServer } from '../../support/upstreams/http-server.ts';

const MB = 1024 * 1024;

const NAME_BYTES = 0.9 * MB;
/** Together they exceed the socket buffers for a client that reads nothing. */
const IDS = Array.from({ length: 8 }, (_none, at) => `activeplatform/user/${at + 1}`);
const LARGE = {
  query: 'query Large($ids: [ID!]!) { nodes(ids: $ids) { ... on User { name } } }',
  variables: { ids: IDS },
};
const SMALL = '{ providers { id } }';

const KEYS = ['greedy', 'modest', 'prometheus'].map((key) =>
  apiKey(key, key === 'prometheus' ? ['metrics'] : ['users:read']),
);
const WITH_KEYS = { access: { mode: 'apiKeys', apiKeys: KEYS } };

const startTalkative = () =>
  startHttpServer((response, { url }) => {
    const id = Number(/users\/(\d+)/.exec(url)?.[1]);
    sendJson(response, 200, { id, first_name: 'a'.repeat(NAME_BYTES), last_name: 'b' });
  });

/** Starts a gateway whose responses to `LARGE` have seven megabytes. */
async function startLarge(settings: Readonly<Record<string, unknown>>, log: Log = silentLog) {
  const upstream = await startTalkative();
  const platform = { kind: 'activePlatform', url: upstream.url, apiToken: 'x', breaker: false };
  const gateway = await startGatewayOver({ activeplatform: platform }, settings, log);
  return {
    url: gateway.url,
    arrivals: upstream.arrivals,
    inFlight: gateway.inFlight,
    sum: (name: string) => sumOf(gateway.url, name),
    [Symbol.asyncDispose]: async () => {
      await gateway.close();
      await upstream[Symbol.asyncDispose]();
    },
  };
}

/** One byte less than decoded documents may use in this process. */
const NEARLY_ALL_BYTES = 96 * MB - 1;

describe('Unread responses', () => {
  test('C27: hold no decoded documents', async () => {
    await using gateway = await startLarge({});
    heldDocuments.hold(NEARLY_ALL_BYTES);
    try {
      const names = IDS.map((_id, at) => `n${at}: name`);
      const query = `{ user(id: "activeplatform/user/1") { ${names.join(' ')} } }`;
      const client = await openUnread(gateway.url, { body: { query } });
      await until(async () => (await gateway.sum('roster_unsent_response_bytes')) > NAME_BYTES);
      assert.equal(heldDocuments.isFull, false);
      assert.equal(client.closed, false);
      client.destroy();
    } finally {
      heldDocuments.release(NEARLY_ALL_BYTES);
    }
  });

  test('C27: are cut and leave nothing behind', async () => {
    const warned: unknown[] = [];
    const log = { ...silentLog, warn: (...line: unknown[]) => void warned.push(line) };
    await using gateway = await startLarge({ server: { port: 0, sendTimeoutMs: 700 } }, log);
    const clients = await Promise.all(
      Array.from({ length: 8 }, () => openUnread(gateway.url, { body: LARGE })),
    );
    await until(async () => (await gateway.sum('roster_unsent_response_bytes')) > 7 * MB);
    await until(async () => (await gateway.sum('roster_responses_cut_total')) === 8);
    assert.equal(await gateway.sum('roster_unsent_response_bytes'), 0);
    assert.equal(await gateway.sum('roster_unsent_responses'), 0);
    assert.equal(warned.length, 1);
    for (const client of clients) client.destroy();
  });

  test('C27: hold their slots until they are cut', async () => {
    await using gateway = await startLarge({
      server: { port: 0, sendTimeoutMs: 2000 },
      limits: { inFlight: 1 },
    });
    const client = await openUnread(gateway.url, { body: LARGE });
    await until(async () => (await gateway.sum('roster_unsent_responses')) === 1);
    assert.equal((await send(gateway.url, SMALL)).errors[0]?.extensions['code'], 'OVERLOADED');
    await until(async () => (await send(gateway.url, SMALL)).status === 200);
    client.destroy();
  });

  test('C27: hold only slots of their caller', async () => {
    await using gateway = await startLarge({
      ...WITH_KEYS,
      limits: { perCaller: { inFlight: 2 } },
    });
    const unread = { body: LARGE, headers: bearer('greedy') };
    const clients = [await openUnread(gateway.url, unread), await openUnread(gateway.url, unread)];
    await until(async () => (await send(gateway.url, SMALL, {}, bearer('greedy'))).status === 429);
    await until(() => gateway.inFlight() === 0);
    assert.equal((await send(gateway.url, SMALL, {}, bearer('greedy'))).status, 429);
    assert.equal((await send(gateway.url, SMALL, {}, bearer('modest'))).status, 200);
    for (const client of clients) client.destroy();
    await until(async () => (await send(gateway.url, SMALL, {}, bearer('greedy'))).status === 200);
  });

  test('C27: are cut sooner if their caller holds most memory', async () => {
    const limits = { unsentBytes: 30 * MB };
    const server = { port: 0, sendTimeoutMs: 60_000 };
    await using gateway = await startLarge({ ...WITH_KEYS, limits, server });
    const metric = async (name: string) => {
      const headers = bearer('prometheus');
      const text = await (await fetch(`${gateway.url}/metrics`, { headers })).text();
      return [...text.matchAll(new RegExp(`^${name}(?:\\{.*\\})? (\\S+)$`, 'gm'))].reduce(
        (sum, [, value]) => sum + Number(value),
        0,
      );
    };
    const modest = await openUnread(gateway.url, { body: LARGE, headers: bearer('modest') });
    await until(async () => (await metric('roster_unsent_responses')) === 1);
    for (let n = 1; n <= 7; n += 1) {
      await openUnread(gateway.url, { body: LARGE, headers: bearer('greedy') });
      await until(async () => (await metric('roster_operation_duration_seconds_count')) > n);
      assert.ok((await metric('roster_unsent_response_bytes')) <= limits.unsentBytes);
    }
    assert.equal(await metric('roster_responses_cut_total'), 4);
    // The response of another caller continues when it is read.
    let read = 0;
    modest.on('data', (chunk) => {
      read += chunk.length;
    });
    modest.resume();
    await until(() => read > 2 * NAME_BYTES);
  });

  test('C27: are counted per pipelined request, up to 10', async () => {
    await using gateway = await startLarge({});
    const client = await openUnread(gateway.url, { body: LARGE, times: 100 });
    await until(async () => (await gateway.sum('roster_responses_cut_total')) === 1);
    await until(() => gateway.inFlight() === 0);
    assert.ok(gateway.arrivals.length <= 20, `${gateway.arrivals.length} calls`);
    assert.equal(await gateway.sum('roster_unsent_responses'), 0);
    assert.equal(await gateway.sum('roster_unsent_response_bytes'), 0);
    client.destroy();
  });

  test('C27: are not cut while their clients read slowly', async () => {
    await using gateway = await startLarge({ server: { port: 0, sendTimeoutMs: 1000 } });
    const client = await openUnread(gateway.url, { body: LARGE });
    let read = 0;
    const startedAt = performance.now();
    client.on('data', async (chunk) => {
      read += chunk.length;
      client.pause();
      await delay(10);
      client.resume();
    });
    client.resume();
    await until(() => read > IDS.length * NAME_BYTES);
    assert.ok(performance.now() - startedAt > 1000);
    assert.equal(await gateway.sum('roster_responses_cut_total'), 0);
    client.destroy();
  });

  test('C27: do not delay the end of the process', async () => {
    await using upstream = await startTalkative();
    using folder = createTemporaryFolder();
    const file = folder.write(
      'roster.yml',
      `server: { port: 0, drainMs: 0 }
providers: { activeplatform: { kind: activePlatform, url: "${upstream.url}", apiToken: x } }
`,
    );
    await using roster = await startRoster({ args: ['start', '--config', file] });
    await openUnread(roster.url, { body: LARGE });
    await until(async () => (await sumOf(roster.url, 'roster_unsent_responses')) === 1);
    const startedAt = performance.now();
    const { code } = await roster.stop();
    assert.equal(code, 0);
    assert.ok(performance.now() - startedAt < 5000);
  });
});
