import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { toAccessFingerprint } from '../../src/access/principal.ts';
import { samplesOf, sumOf } from '../observability/metrics/samples.ts';
import { send, update } from '../support/clients/graphql.ts';
import { settingsOver, startGatewayOver } from '../support/gateway/gateway.ts';
import { NO_REDIS, startRedisServer } from '../support/services/redis-server.ts';
import { sendJson, startHttpServer } from '../support/upstreams/http-server.ts';

const platform = (url: string, budget: object = {}) => ({
  activeplatform: { kind: 'activePlatform', url, apiToken: 'x', budget },
});

const readOf = (user: number) => `{ user(id: "activeplatform/user/${user}") { login } }`;

const codeOf = ({ errors }: Awaited<ReturnType<typeof send>>) => errors?.[0]?.extensions?.['code'];

/** Starts a provider that asks to wait an hour. */
const startTiredProvider = () =>
  startHttpServer((response) => {
    response.setHeader('retry-after', '3600');
    sendJson(response, 429, {});
  });

const storeAt = (url: string) => ({ store: { url, key: 'k'.repeat(32) } });

describe('The budget of an upstream', () => {
  it('tells clients how long to wait', async () => {
    await using server = await startTiredProvider();
    await using gateway = await startGatewayOver(platform(server.url));
    await send(gateway.url, readOf(1));
    const { errors } = await send(gateway.url, readOf(2));
    const { code, retryAfterSeconds } = errors?.[0]?.extensions ?? {};
    assert.deepEqual([code, retryAfterSeconds], ['UPSTREAM_RATE_LIMITED', 60]);
    assert.equal(server.arrivals.length, 1);
  });

  it('returns a change that was not sent as not applied', async () => {
    await using server = await startTiredProvider();
    await using gateway = await startGatewayOver(platform(server.url));
    const rename = { activePlatform: { id: 'activeplatform/user/1', firstName: 'A' } };
    await update(gateway.url, rename);
    const sent = server.arrivals.length;
    const { __typename, code, write, retry } = await update(gateway.url, rename);
    assert.deepEqual(
      [__typename, code, write, retry],
      [
        'ThrottledProblem',
        'UPSTREAM_RATE_LIMITED',
        'NOT_APPLIED',
        { advice: 'SEND_AGAIN', afterSeconds: 60 },
      ],
    );
    assert.equal(server.arrivals.length, sent);
  });

  it('keeps a pause over a reload', async () => {
    await using server = await startTiredProvider();
    await using gateway = await startGatewayOver(platform(server.url));
    await send(gateway.url, readOf(1));
    await gateway.reload(settingsOver(platform(server.url, { perSecond: 5 })));
    assert.equal(codeOf(await send(gateway.url, readOf(2))), 'UPSTREAM_RATE_LIMITED');
    assert.equal(server.arrivals.length, 1);
  });

  it('limits a pause over a reload by its own setting', async () => {
    let isTired = true;
    await using server = await startHttpServer((response) => {
      if (!isTired) return sendJson(response, 200, { id: 2 });
      response.setHeader('retry-after', '3600');
      sendJson(response, 429, {});
    });
    const settings = (maxRetryAfterSeconds: number) =>
      platform(server.url, { maxRetryAfterSeconds });
    await using gateway = await startGatewayOver(settings(3600));
    const pausedFor = async () => {
      const { errors } = await send(gateway.url, readOf(2));
      return Number(errors?.[0]?.extensions?.['retryAfterSeconds'] ?? 0);
    };
    await send(gateway.url, readOf(1));
    assert.ok((await pausedFor()) > 3500);
    await gateway.reload(settingsOver(settings(60)));
    assert.ok((await pausedFor()) <= 60);
    assert.equal(server.arrivals.length, 1);
    isTired = false;
    await gateway.reload(settingsOver(settings(0)));
    assert.equal(codeOf(await send(gateway.url, readOf(2))), undefined);
    assert.equal(server.arrivals.length, 2);
  });

  it('limits a pause of another replica by its own setting', { skip: NO_REDIS }, async () => {
    await using redis = await startRedisServer();
    await using server = await startTiredProvider();
    const start = (maxRetryAfterSeconds: number) =>
      startGatewayOver(platform(server.url, { maxRetryAfterSeconds }), storeAt(redis.url));
    await using patient = await start(3600);
    await using other = await start(60);
    await sleep(500);
    await send(patient.url, readOf(1));
    await sleep(500);
    await using later = await start(60);
    await sleep(1000);
    for (const { url } of [other, later]) {
      const { errors } = await send(url, readOf(2));
      assert.ok(Number(errors?.[0]?.extensions?.['retryAfterSeconds']) <= 60);
      const ready = await (await fetch(`${url}/health/ready`)).text();
      assert.match(ready, /for at most (60|5\d) s/);
    }
    await using impatient = await start(0);
    assert.equal(server.arrivals.length, 1);
    await send(impatient.url, readOf(3));
    assert.equal(server.arrivals.length, 2);
  });

  it('is a reason of readiness that never makes it unready', async () => {
    await using server = await startTiredProvider();
    await using gateway = await startGatewayOver(platform(server.url));
    await send(gateway.url, readOf(1));
    for (const query of ['', '?strict']) {
      const response = await fetch(`${gateway.url}/health/ready${query}`);
      assert.equal(response.status, 200);
      assert.match(
        JSON.stringify(await response.json()),
        /"upstreams":"Upstream APIs that asked the gateway to wait: 1, for at most 60 s\."/,
      );
    }
  });

  it('is shown in metrics', async () => {
    await using server = await startTiredProvider();
    await using gateway = await startGatewayOver(platform(server.url));
    await send(gateway.url, readOf(1));
    await send(gateway.url, readOf(2));
    const refused = 'roster_upstream_budget_refused_total';
    assert.equal(await sumOf(gateway.url, refused, { reason: 'paused', class: 'read' }), 1);
    const pauses = await samplesOf(gateway.url, 'roster_upstream_pause_seconds', { class: 'read' });
    assert.ok(pauses.every(({ value }) => value > 50 && value <= 60));
  });

  it('shows the wait for a token in the trace', async () => {
    await using server = await startHttpServer((response) => sendJson(response, 200, { id: 1 }));
    await using gateway = await startGatewayOver(platform(server.url, { perSecond: 5 }));
    await send(gateway.url, readOf(1));
    const response = await fetch(`${gateway.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'roster-explain': 'trace' },
      body: JSON.stringify({ query: readOf(1) }),
    });
    const waitedMs = Number(/"rateLimitWaitMs":(\d+)/.exec(await response.text())?.[1]);
    assert.ok(waitedMs > 20 && waitedMs <= 2000, `${waitedMs}`);
    assert.equal(await sumOf(gateway.url, 'roster_upstream_budget_waits_total'), 1);
  });

  it('shares a pause with other replicas', { skip: NO_REDIS }, async () => {
    await using redis = await startRedisServer();
    await using server = await startTiredProvider();
    const start = () => startGatewayOver(platform(server.url), storeAt(redis.url));
    await using first = await start();
    await using second = await start();
    await sleep(500);
    await send(first.url, readOf(1));
    await sleep(500);
    assert.equal(codeOf(await send(second.url, readOf(2))), 'UPSTREAM_RATE_LIMITED');
    await using third = await start();
    await sleep(1000);
    assert.equal(codeOf(await send(third.url, readOf(3))), 'UPSTREAM_RATE_LIMITED');
    assert.equal(server.arrivals.length, 1);
  });

  it('goes on when the store is killed', { skip: NO_REDIS }, async () => {
    await using redis = await startRedisServer();
    await using server = await startHttpServer((response, { url }) =>
      sendJson(response, 200, { id: Number(/users\/(\d+)/.exec(url)?.[1]) }),
    );
    const budget = { perSecond: 20, replicas: 2 };
    await using gateway = await startGatewayOver(platform(server.url, budget), storeAt(redis.url));
    await sleep(500);
    assert.equal(codeOf(await send(gateway.url, readOf(1))), undefined);
    await redis.kill();
    const startedAt = performance.now();
    for (let user = 2; user < 12; user += 1) {
      assert.equal(codeOf(await send(gateway.url, readOf(user))), undefined);
    }
    // Half of 20 per second: ten reads take nine intervals of 100 ms, one of which may have passed.
    assert.ok(performance.now() - startedAt > 700);
    const failures = 'roster_upstream_budget_store_failures_total';
    assert.ok((await sumOf(gateway.url, failures, { class: 'read' })) > 0);
  });
});

describe('The lane of a caller', () => {
  it('keeps bulk callers from sharing reads with others', () => {
    const caller = { name: 'a', kind: 'apiKey', scopes: new Set(['users:read'] as const) } as const;
    assert.notEqual(toAccessFingerprint(caller), toAccessFingerprint({ ...caller, lane: 'bulk' }));
    assert.equal(
      toAccessFingerprint(caller),
      toAccessFingerprint({ ...caller, lane: 'interactive' }),
    );
  });
});
