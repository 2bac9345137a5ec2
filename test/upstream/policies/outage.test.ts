import assert from 'node:assert/strict';
import type { ServerResponse } from 'node:http';
import { describe, it } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { idClient, startHeldUpstream, until } from '../../support/upstreams/blocking-upstream.ts';
import { sendJson, startHttpServer } from '../../support/upstreams/http-server.ts';
import { endOf, readOf, writeOf } from '../../support/upstreams/upstream-calls.ts';

const DAY_MS = 86_400_000;

/** Starts a server that is down until the test restores it. */
async function startSwitched() {
  let isDown = true;
  const server = await startHttpServer((response) =>
    isDown ? sendJson(response, 500, {}) : sendJson(response, 200, { id: 1 }),
  );
  return {
    url: server.url,
    count: (method: string) => server.arrivals.filter((one) => one.method === method).length,
    repair: () => {
      isDown = false;
    },
    [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
  };
}

/** Leaves no time for a retry, so that each call is one request. */
const once = { msLeft: () => 0 };

describe('An upstream that recovers', { concurrency: true }, () => {
  const [minCalls, openMs] = [10, 2000];

  for (const kind of ['read', 'write'] as const) {
    it(`D34: gets its ${kind}s within 1.1 windows, one probe per window`, async () => {
      await using server = await startSwitched();
      await using client = idClient(server.url, { breaker: { minCalls, openMs } });
      client.setHealthProbe(readOf(1));
      let user = 1;
      const make = () => {
        user = (user % 50) + 1;
        return endOf(client.call(kind === 'read' ? readOf(user) : writeOf(user), once));
      };

      const startedAt = performance.now();
      const under = new Set<string>();
      while (performance.now() - startedAt < 1.25 * openMs) {
        under.add(await make());
        await delay(5);
      }
      const windows = Math.ceil((performance.now() - startedAt) / openMs);
      assert.deepEqual(under, new Set(['UPSTREAM_FAILED', 'CIRCUIT_OPEN']));
      const sent = server.count('GET') + server.count('PUT');
      assert.ok(sent >= minCalls && sent <= minCalls + windows, `${sent} in ${windows}`);

      server.repair();
      const repairedAt = performance.now();
      let [recoveredMs, slowestMs] = [0, 0];
      while ((await make()) !== 'OK') {
        await delay(5);
        const passedMs = performance.now() - repairedAt;
        slowestMs = Math.max(slowestMs, passedMs - recoveredMs);
        recoveredMs = passedMs;
      }
      // On a busy machine, each call and the probe take longer.
      assert.ok(recoveredMs <= 1.1 * openMs + 5 * slowestMs, `${recoveredMs} ms`);
      for (let n = 0; n < 50; n += 1) assert.equal(await make(), 'OK');
    });
  }
});

describe('An upstream that fails', () => {
  it('D35: gets one of 500 calls made after the open time', async () => {
    await using upstream = await startHeldUpstream();
    const breaker = { minCalls: 2, openMs: 100 };
    await using client = idClient(upstream.url, { breaker, maxWaiting: 500 });
    for (const n of [1, 2]) {
      const failing = endOf(client.call(readOf(n), once));
      await upstream.arrived(n);
      upstream.release(500);
      assert.equal(await failing, 'UPSTREAM_FAILED');
    }
    await delay(120);
    const ends = Array.from({ length: 500 }, (_none, n) => endOf(client.call(readOf(n), once)));
    await upstream.arrived(3);
    await until(() => client.state().read.running === 1);
    upstream.release();
    const counts = Object.groupBy(await Promise.all(ends), (end) => end);
    assert.deepEqual([counts['OK']?.length, counts['CIRCUIT_OPEN']?.length], [1, 499]);
    assert.equal(upstream.arrivals.length, 3);
    assert.equal(client.state().read.breaker, 'closed');
  });

  it('M13: gets no write after failed ones until a read succeeds', async () => {
    const breaker = { minCalls: 2, openMs: 50 };
    await using upstream = await startHeldUpstream();
    await using client = idClient(upstream.url, { breaker });
    client.setHealthProbe(readOf(1));
    for (const n of [1, 2]) {
      const failing = endOf(client.call(writeOf(n)));
      await upstream.arrived(n);
      upstream.release(500);
      assert.equal(await failing, 'UPSTREAM_FAILED');
    }
    // The first probe fails too, and the second one is blocked.
    await upstream.arrived(3);
    assert.equal(await endOf(client.call(writeOf(3))), 'CIRCUIT_OPEN');
    upstream.release(500);
    await upstream.arrived(4);
    assert.equal(await endOf(client.call(writeOf(3))), 'CIRCUIT_OPEN');
    upstream.release();
    await until(() => client.state().write.breaker === 'closed');
    const written = endOf(client.call(writeOf(3)));
    await upstream.arrived(5);
    upstream.release();
    assert.equal(await written, 'OK');
    assert.deepEqual(
      upstream.arrivals.map(({ method }) => method),
      ['PUT', 'PUT', 'GET', 'GET', 'PUT'],
    );
  });

  it('D39: is retried and timed out even if the clock changes', async (test) => {
    test.mock.timers.enable({ apis: ['Date'], now: Date.UTC(2026, 0, 1) });
    const setBy = (ms: number) => test.mock.timers.setTime(Date.now() + ms);
    let result = (response: ServerResponse) => sendJson(response, 500, {});
    await using server = await startHttpServer((response) => result(response));
    const breaker = { minCalls: 2, openMs: 1000 };
    await using client = idClient(server.url, { breaker, attemptMs: 500 });
    const make = () => endOf(client.call(readOf(1), once));
    for (const _of of [1, 2]) assert.equal(await make(), 'UPSTREAM_FAILED');
    setBy(DAY_MS);
    assert.equal(await make(), 'CIRCUIT_OPEN', 'a day ahead');
    setBy(-2 * DAY_MS);
    assert.equal(await make(), 'CIRCUIT_OPEN', 'a day behind');

    result = (response) => {
      response.setHeader('date', 'Thu, 99 Foo 0000 25:61:00 GMT');
      sendJson(response, 200, { id: 1 });
    };
    const openedAt = performance.now();
    while ((await make()) !== 'OK') await delay(5);
    assert.ok(performance.now() - openedAt < 60_000, 'a day behind, and not open for longer');

    result = () => {};
    for (const ms of [DAY_MS, -DAY_MS]) {
      const startedAt = performance.now();
      const given = make();
      setBy(ms);
      assert.equal(await given, 'UPSTREAM_TIMEOUT');
      const tookMs = performance.now() - startedAt;
      assert.ok(tookMs >= 490 && tookMs < 60_000, `${tookMs} ms`);
      // A success between them keeps the breaker closed.
      result = (response) => sendJson(response, 200, { id: 1 });
      for (const _of of [1, 2, 3]) assert.equal(await make(), 'OK');
      result = () => {};
    }
  });
});
