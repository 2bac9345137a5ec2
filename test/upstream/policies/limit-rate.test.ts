import assert from 'node:assert/strict';
import type { ServerResponse } from 'node:http';
import { describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { wireInt } from '../../../src/providers/kit/wire/wire-values.ts';
import type { RequestContext } from '../../../src/request/request-context.ts';
import { UpstreamError } from '../../../src/upstream/errors/upstream-error.ts';
import type { BudgetState } from '../../../src/upstream/policies/budget-state.ts';
import { Cooldown } from '../../../src/upstream/policies/cooldown.ts';
import { SingleFlight } from '../../../src/upstream/policies/single-flight.ts';
import { TokenBucket } from '../../../src/upstream/policies/token-bucket.ts';
import { jsonResponse } from '../../../src/upstream/response/json-response.ts';
import type { UpstreamRequest } from '../../../src/upstream/transport/upstream-request.ts';
import {
  UpstreamClient,
  type UpstreamClientSettings,
} from '../../../src/upstream/upstream-client.ts';
import { wireObject } from '../../../src/upstream/wire/wire-object.ts';
import { aCall } from '../../support/upstreams/background-call.ts';
import { sendJson, startHttpServer } from '../../support/upstreams/http-server.ts';

const BUDGET = { bulkShare: 0.5, replicas: 1, maxRetryAfterSeconds: 60 };

const API = { api: 'Panel API', path: 'users/{user}' };

const read = (user: number): UpstreamRequest => ({
  endpoint: { ...API, method: 'GET', effect: 'read' },
  ids: { user: `${user}` },
});
const list: UpstreamRequest = {
  endpoint: { ...API, path: 'list', method: 'GET', effect: 'read', isList: true },
};
const write: UpstreamRequest = {
  endpoint: { ...API, method: 'PUT', effect: 'write' },
  ids: { user: '1' },
};

function clientFor(url: string, settings: Partial<UpstreamClientSettings> = {}) {
  const client = new UpstreamClient({
    provider: 'panel',
    baseUrl: new URL(url),
    headers: {},
    attemptMs: 2000,
    listAttemptMs: 4000,
    connectMs: 1000,
    maxConcurrent: 16,
    maxWaiting: 64,
    breaker: { minCalls: 3, openMs: 10_000 },
    maxBytes: 10_000,
    maxListBytes: 50_000,
    secrets: [],
    badRequestIsInconclusive: false,
    singleFlight: new SingleFlight(),
    ...settings,
  });
  const call = (request: UpstreamRequest, parts: Partial<RequestContext> = {}) =>
    client.call(request, { 200: jsonResponse(wireObject({ id: wireInt })) }, aCall(parts)).then(
      () => 'OK' as const,
      (error: unknown) => {
        assert.ok(error instanceof UpstreamError, String(error));
        return error;
      },
    );
  return { client, call, [Symbol.asyncDispose]: () => client.close() };
}

const codeOf = (outcome: 'OK' | UpstreamError) => (outcome === 'OK' ? 'OK' : outcome.code);

const ok = (response: ServerResponse) => sendJson(response, 200, { id: 1 });

const refuse =
  (status: number, retryAfter?: string) =>
  (response: ServerResponse): void => {
    if (retryAfter !== undefined) response.setHeader('retry-after', retryAfter);
    sendJson(response, status, {});
  };

function state(): BudgetState {
  return { cooldown: new Cooldown(), bucket: new TokenBucket() };
}

/** A context with little time, so that no read is retried. */
const HASTY = { msLeft: () => 500 };

describe('A provider that asks to wait', () => {
  for (const [status, retryAfter] of [
    [429, '3600'],
    [503, '3600'],
    [429, new Date(Date.now() + 3_600_000).toUTCString()],
    [429, undefined],
  ] as const) {
    it(`gets no further read after ${status}, Retry-After ${retryAfter}`, async () => {
      await using server = await startHttpServer(refuse(status, retryAfter));
      await using client = clientFor(server.url);
      await client.call(read(1), HASTY);
      for (let user = 2; user < 100; user += 1) {
        const error = await client.call(read(user), HASTY);
        assert.ok(error instanceof UpstreamError);
        assert.deepEqual(
          [error.code, error.write, error.httpStatus],
          ['UPSTREAM_RATE_LIMITED', 'NOT_APPLIED', null],
        );
        assert.ok([1, 60].includes(error.afterSeconds ?? 0), `${error.afterSeconds}`);
      }
      assert.equal(server.arrivals.length, 1);
    });
  }

  it('still gets writes after a read was refused', async () => {
    await using server = await startHttpServer((response, { method }) =>
      method === 'GET' ? refuse(429, '60')(response) : ok(response),
    );
    await using client = clientFor(server.url);
    await client.call(read(1), HASTY);
    assert.equal(await client.call(write), 'OK');
    assert.equal(codeOf(await client.call(read(2))), 'UPSTREAM_RATE_LIMITED');
  });

  it('gets no further write after one was refused', async () => {
    await using server = await startHttpServer(refuse(429, '60'));
    await using client = clientFor(server.url);
    await client.call(write);
    const error = await client.call(write);
    assert.ok(error instanceof UpstreamError);
    assert.deepEqual([error.write, error.httpStatus], ['NOT_APPLIED', null]);
    assert.equal(server.arrivals.length, 1);
  });

  it('does not open the circuit breaker by a 503 with a time', async () => {
    let refused = 0;
    await using server = await startHttpServer((response) => {
      refused += 1;
      if (refused > 5) ok(response);
      else refuse(503, '1')(response);
    });
    await using client = clientFor(server.url);
    await Promise.all([1, 2, 3, 4, 5].map((user) => client.call(read(user), HASTY)));
    await sleep(1010);
    assert.equal(await client.call(read(6)), 'OK');
    assert.equal(client.client.state.read.breaker, 'closed');
  });

  it('counts a 503 for the circuit breaker without pauses', async () => {
    await using server = await startHttpServer(refuse(503, '60'));
    await using client = clientFor(server.url, { budget: { ...BUDGET, maxRetryAfterSeconds: 0 } });
    for (const user of [1, 2, 3]) await client.call(read(user), HASTY);
    assert.equal(codeOf(await client.call(read(4), HASTY)), 'CIRCUIT_OPEN');
  });

  it('gets the retry of a read when the time is over', async () => {
    let calls = 0;
    await using server = await startHttpServer((response) => {
      calls += 1;
      if (calls === 1) refuse(429, '1')(response);
      else ok(response);
    });
    await using client = clientFor(server.url);
    assert.equal(await client.call(read(1)), 'OK');
    assert.equal(calls, 2);
  });

  it('gets one call first after a pause that was cut short', async () => {
    let isOver = false;
    await using server = await startHttpServer((response) => {
      if (isOver) setTimeout(() => ok(response), 100);
      else refuse(429, '3600')(response);
    });
    await using client = clientFor(server.url, { budget: { ...BUDGET, maxRetryAfterSeconds: 1 } });
    await client.call(read(1), HASTY);
    await sleep(1010);
    isOver = true;
    const outcomes = await Promise.all([2, 3, 4].map((user) => client.call(read(user), HASTY)));
    assert.deepEqual(outcomes.map(codeOf), ['OK', ...Array(2).fill('UPSTREAM_RATE_LIMITED')]);
    assert.equal(server.arrivals.length, 2);
    assert.equal(await client.call(read(5)), 'OK');
  });

  it('is not forgotten when another client takes over', async () => {
    await using server = await startHttpServer(refuse(429, '60'));
    const budgetState = state();
    await using first = clientFor(server.url, { budgetState });
    await using second = clientFor(server.url, { budgetState });
    await first.call(read(1), HASTY);
    assert.equal(codeOf(await second.call(read(2), HASTY)), 'UPSTREAM_RATE_LIMITED');
    assert.equal(server.arrivals.length, 1);
  });

  it('is shown in the state of the client', async () => {
    await using server = await startHttpServer(refuse(429, '60'));
    await using client = clientFor(server.url);
    await client.call(read(1), HASTY);
    await client.call(read(2), HASTY);
    const { read: reads, write: writes } = client.client.state;
    assert.ok(reads.rate.pausedMs > 59_000);
    assert.equal(reads.rate.refused.paused, 1);
    assert.equal(writes.rate.pausedMs, 0);
  });
});

describe('A limited rate', () => {
  it('sends calls at the rate, also those of two clients', async () => {
    await using server = await startHttpServer(ok);
    const settings = { budget: { ...BUDGET, perSecond: 50, burst: 1 }, budgetState: state() };
    await using first = clientFor(server.url, settings);
    await using second = clientFor(server.url, settings);
    const startedAt = performance.now();
    const calls = Array.from({ length: 20 }, (_, n) => (n % 2 ? first : second).call(read(n)));
    assert.ok((await Promise.all(calls)).every((outcome) => outcome === 'OK'));
    assert.ok(performance.now() - startedAt >= 370, `${performance.now() - startedAt}`);
  });

  it('refuses a call at once that cannot come in time', async () => {
    await using server = await startHttpServer(ok);
    await using client = clientFor(server.url, {
      budget: { ...BUDGET, perSecond: 10, burst: 1 },
    });
    const all = Array.from({ length: 20 }, (_, n) => client.call(read(n), HASTY));
    const last = await all.at(-1);
    assert.ok(last instanceof UpstreamError);
    assert.deepEqual([last.code, last.write], ['UPSTREAM_RATE_LIMITED', 'NOT_APPLIED']);
    assert.equal(last.afterSeconds, 1);
    assert.ok(server.arrivals.length < 5, 'while others still wait');
    const served = (await Promise.all(all)).filter((outcome) => outcome === 'OK').length;
    assert.ok(served >= 3 && served < 12, `${served} of 20`);
    assert.equal(server.arrivals.length, served);
  });

  it('sends interactive calls first, and bulk calls at their share', async () => {
    await using server = await startHttpServer(ok);
    await using client = clientFor(server.url, {
      budget: { ...BUDGET, perSecond: 100, burst: 1, bulkShare: 0.2 },
    });
    const lists = [1, 2, 3, 4].map((n) => client.call({ ...list, query: { page: `${n}` } }));
    const bulk = [5, 6].map((n) => client.call(read(n), { lane: 'bulk' }));
    const reads = [10, 11, 12, 13, 14].map((n) => client.call(read(n)));
    const startedAt = performance.now();
    await Promise.all(reads);
    const readsMs = performance.now() - startedAt;
    await Promise.all([...lists, ...bulk]);
    const bulkMs = performance.now() - startedAt;
    // The first list was sent before any read was made; six bulk calls take five intervals of 50 ms.
    assert.ok(bulkMs >= 240, `${bulkMs}`);
    assert.ok(readsMs < 0.8 * bulkMs, `${readsMs} of ${bulkMs}`);
  });

  it('gives a caller its turn before another one has sent all', async () => {
    await using server = await startHttpServer(ok);
    await using client = clientFor(server.url, {
      budget: { ...BUDGET, perSecond: 100, burst: 1 },
    });
    let isGreedyDone = false;
    const greedy = Promise.all(
      Array.from({ length: 40 }, (_, n) => client.call(read(n), { callerId: 'greedy' })),
    ).then(() => {
      isGreedyDone = true;
    });
    assert.equal(await client.call(read(99), { callerId: 'modest' }), 'OK');
    assert.equal(isGreedyDone, false);
    await greedy;
  });

  it('ends the wait of a client that disconnects', async () => {
    await using server = await startHttpServer(ok);
    await using client = clientFor(server.url, {
      budget: { ...BUDGET, perSecond: 2, burst: 1 },
    });
    await client.call(read(1));
    const gone = new AbortController();
    const waiting = client.call(write, { clientDisconnected: gone.signal });
    gone.abort();
    assert.equal(codeOf(await waiting), 'CLIENT_CLOSED_REQUEST');
    assert.equal(server.arrivals.length, 1);
  });

  it('keeps tokens for calls that have a slot', async () => {
    const open: ServerResponse[] = [];
    await using server = await startHttpServer((response) => open.push(response));
    await using client = clientFor(server.url, {
      budget: { ...BUDGET, perSecond: 1000, burst: 100 },
      maxConcurrent: 2,
    });
    const calls = [1, 2, 3, 4].map((user) => client.call(read(user)));
    while (open.length < 2) await sleep(5);
    assert.deepEqual([client.client.state.read.running, client.client.state.read.waiting], [2, 0]);
    assert.equal(client.client.state.read.rate.waiting.interactive, 2);
    while (server.arrivals.length < 4 || open.length > 0) {
      for (const response of open.splice(0)) ok(response);
      await sleep(5);
    }
    assert.ok((await Promise.all(calls)).every((outcome) => outcome === 'OK'));
  });
});
