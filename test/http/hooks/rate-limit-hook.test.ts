import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect } from 'node:net';
import { describe, test } from 'node:test';
import { startRated } from '../../support/gateway/rated-gateway.ts';
import { startHeldUpstream, until } from '../../support/upstreams/blocking-upstream.ts';

const LIST = '{ providers { id } }';
const readOf = (user: number) => `{ user(id: "activeplatform/user/${user}") { id } }`;
/** A provider whose calls may be held for long: on a busy machine 500 requests take seconds. */
const over = (url: string) => ({
  activeplatform: {
    kind: 'activePlatform',
    url,
    apiToken: 'x',
    maxConcurrent: 64,
    attemptMs: 60_000,
  },
});

describe('RateLimitHook', () => {
  test('C14: limits one caller to its slots and leaves others theirs', async () => {
    await using upstream = await startHeldUpstream();
    await using gateway = await startRated({ providers: over(upstream.url) });
    const refused: number[] = [];
    const greedy = Array.from({ length: 500 }, async (_none, at) => {
      const { status } = await gateway.ask('greedy', readOf(at + 1));
      if (status === 429) refused.push(status);
    });
    await until(() => refused.length >= 480);
    await upstream.arrived(20);
    assert.equal(upstream.held(), 20);
    const others = await Promise.all(
      Array.from({ length: 5 }, (_none, at) => gateway.ask(`modest-${at}`, LIST)),
    );
    assert.deepEqual(
      others.map(({ status }) => status),
      Array(5).fill(200),
    );
    upstream.releaseAll();
    await Promise.all(greedy);
    assert.equal(refused.length, 480);
    assert.equal((await gateway.ask('greedy', LIST)).status, 200);
  });

  test('C14: responds with 429, Retry-After and a code above the limit', async () => {
    let now = 30_000;
    await using gateway = await startRated({
      providers: over('http://127.0.0.1:1'),
      perCaller: { perMinute: 3 },
      now: () => now,
    });
    const statuses: number[] = [];
    for (let n = 0; n < 5; n += 1) statuses.push((await gateway.ask('ann', LIST)).status);
    assert.deepEqual(statuses, [200, 200, 200, 429, 429]);
    const response = await fetch(`${gateway.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-request-id': 'ann.x' },
      body: JSON.stringify({ query: LIST }),
    });
    assert.equal(response.headers.get('retry-after'), '30');
    assert.deepEqual(await response.json(), {
      errors: [
        {
          message: 'Rate limit exceeded: send the request again after the time in retry-after.',
          extensions: {
            code: 'RATE_LIMITED',
            write: 'NOT_APPLIED',
            requestId: 'ann.x',
            retryAfterSeconds: 30,
          },
        },
      ],
    });
    assert.equal((await gateway.ask('bob', LIST)).status, 200);
    assert.deepEqual(gateway.refused, ['ann', 'ann', 'ann']);
    assert.deepEqual(gateway.reported, ['ann perMinute']);
    now += 30_000;
    assert.equal((await gateway.ask('ann', LIST)).status, 200);
  });

  test('C14: refuses a request before its body arrives', async () => {
    await using gateway = await startRated({
      providers: over('http://127.0.0.1:1'),
      perCaller: { perMinute: 1 },
    });
    await gateway.ask('ann', LIST);
    const { port, host } = new URL(gateway.url);
    const socket = connect(Number(port), '127.0.0.1');
    const head = ['POST /graphql HTTP/1.1', `host: ${host}`, 'content-type: application/json'];
    socket.write(
      `${[...head, 'x-request-id: ann.2', 'content-length: 1000'].join('\r\n')}\r\n\r\n`,
    );
    const [result] = await once(socket, 'data', { signal: AbortSignal.timeout(2000) });
    socket.destroy();
    assert.match(String(result), /^HTTP\/1\.1 429 /);
  });
});
