import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect } from 'node:net';
import { describe, it } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { send, update } from '../support/clients/graphql.ts';
import { createTemporaryFolder } from '../support/files/temporary-folder.ts';
import { silentLog, startGatewayOver } from '../support/gateway/gateway.ts';
import { startRoster } from '../support/gateway/roster-process.ts';
import { until } from '../support/upstreams/blocking-upstream.ts';
import { sendJson, startHttpServer } from '../support/upstreams/http-server.ts';

const READ = '{ user(id: "activeplatform/user/1") { id } }';

interface Options {
  readonly drainMs: number;
  /** Milliseconds before the provider responds. */
  readonly answerMs?: number;
}

/** Starts a gateway in its own process over a slow provider. */
async function startSlow({ drainMs, answerMs = 0 }: Options) {
  const server = await startHttpServer((response) => {
    setTimeout(() => sendJson(response, 200, { id: 1 }), answerMs).unref();
  });
  using folder = createTemporaryFolder();
  const provider = `{ kind: activePlatform, url: "${server.url}", apiToken: x, attemptMs: 60000 }`;
  const file = folder.write(
    'roster.yml',
    `server: { port: 0, drainMs: ${drainMs} }
limits: { deadlineMs: 60000 }
log: { level: warn }
providers: { activeplatform: ${provider} }
`,
  );
  const roster = await startRoster({ args: ['start', '--config', file] });
  return {
    url: roster.url,
    stop: roster.stop,
    /** Waits until the provider has received this number of requests. */
    arrived: async (count: number) => {
      while (server.arrivals.length < count) await delay(5);
    },
    [Symbol.asyncDispose]: async () => {
      await roster[Symbol.asyncDispose]();
      await server[Symbol.asyncDispose]();
    },
  };
}

describe('Gateway.close', () => {
  it('waits for a write whose client has disconnected', async () => {
    await using server = await startHttpServer((response) => {
      setTimeout(() => sendJson(response, 200, { id: 1 }), 400);
    });
    const logged: string[] = [];
    const gateway = await startGatewayOver(
      { activeplatform: { kind: 'activePlatform', url: server.url, apiToken: 'x' } },
      {},
      { ...silentLog, info: (_fields, message) => logged.push(message) },
    );
    const caller = new AbortController();
    const query =
      'mutation { updateUser(input: { activePlatform: { id: "activeplatform/user/1", firstName: "A" } }) { __typename } }';
    const requested = fetch(`${gateway.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query }),
      signal: caller.signal,
    }).catch(() => undefined);
    while (server.arrivals.length === 0) await delay(5);
    caller.abort();
    await requested;
    await gateway.close();
    assert.deepEqual(logged, ['Operation completed']);
  });
});

describe('SIGTERM', () => {
  for (const [what, sent] of [
    ['an idle connection', ''],
    ['half a head', 'POST /graphql HTTP/1.1\r\nhost: '],
    [
      'a head without its body',
      'POST /graphql HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-type: application/json\r\ncontent-length: 9\r\n\r\n',
    ],
  ] as const) {
    it(`G3: does not wait for ${what}`, async () => {
      await using slow = await startSlow({ drainMs: 0 });
      const socket = connect(Number(new URL(slow.url).port), '127.0.0.1');
      await once(socket, 'connect');
      socket.write(sent);
      // The server must have received the bytes.
      await (await fetch(`${slow.url}/health/live`)).text();
      const startedAt = performance.now();
      const { code } = await slow.stop();
      assert.equal(code, 0);
      assert.ok(performance.now() - startedAt < 5000);
      socket.destroy();
    });
  }

  it('makes the gateway unready at once, while it still accepts', async () => {
    await using roster = await startSlow({ drainMs: 1000 });
    const ready = () => fetch(`${roster.url}/health/ready`);
    assert.equal((await ready()).status, 200);
    const stopped = roster.stop();
    let response = await ready();
    for (; response.status === 200; response = await ready());
    assert.deepEqual([response.status, await response.json()], [503, { status: 'stopping' }]);
    assert.equal((await fetch(`${roster.url}/health/live`)).status, 200);
    assert.deepEqual((await send(roster.url, READ)).data, {
      user: { id: 'activeplatform/user/1' },
    });
    assert.equal((await stopped).code, 0);
  });

  it('asks every client in later responses to close its connection', async () => {
    await using roster = await startSlow({ drainMs: 1000 });
    const stopped = roster.stop();
    await until(async () => (await fetch(`${roster.url}/health/ready`)).status === 503);
    const response = await fetch(`${roster.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: READ }),
    });
    assert.equal(response.headers.get('connection'), 'close');
    await stopped;
  });

  it('finishes a read and a write in flight', async () => {
    await using roster = await startSlow({ drainMs: 50, answerMs: 800 });
    const read = send(roster.url, READ);
    const written = update(roster.url, {
      activePlatform: { id: 'activeplatform/user/1', firstName: 'A' },
    });
    await roster.arrived(2);
    const stopped = roster.stop();
    assert.deepEqual((await read).data, { user: { id: 'activeplatform/user/1' } });
    assert.equal((await written).__typename, 'UserUpdated');
    assert.equal((await stopped).code, 0);
  });

  it('stops accepting connections after the drain', async () => {
    await using roster = await startSlow({ drainMs: 50, answerMs: 2000 });
    const read = send(roster.url, READ);
    let isRead = false;
    void read.then(() => {
      isRead = true;
    });
    await roster.arrived(1);
    const stopped = roster.stop();
    const isRefused = () =>
      fetch(`${roster.url}/health/live`, { headers: { connection: 'close' } }).then(
        () => false,
        () => true,
      );
    await until(isRefused);
    assert.equal(isRead, false);
    assert.equal((await read).status, 200);
    assert.equal((await stopped).code, 0);
  });

  it('G3: exits with 1 within 10 seconds if an upstream hangs', async () => {
    await using roster = await startSlow({ drainMs: 50, answerMs: 60_000 });
    const cut = send(roster.url, READ).catch(() => 'cut');
    await roster.arrived(1);
    const startedAt = performance.now();
    const { code, stderr } = await roster.stop();
    const ms = performance.now() - startedAt;
    assert.equal(code, 1);
    const { operations, msg } = JSON.parse(stderr.trim().split('\n').at(-1) ?? '');
    assert.deepEqual([operations, msg], [1, 'Shutdown timed out with operations in flight']);
    assert.ok(ms > 5000 && ms < 10_000, `${ms}`);
    assert.equal(await cut, 'cut');
  });

  for (const [second, code] of [
    ['SIGTERM', 143],
    ['SIGINT', 130],
  ] as const) {
    it(`exits at once with ${code} if ${second} follows`, async () => {
      await using roster = await startSlow({ drainMs: 5000, answerMs: 60_000 });
      const cut = send(roster.url, READ).catch(() => 'cut');
      await roster.arrived(1);
      const stopped = roster.stop();
      await delay(150);
      const startedAt = performance.now();
      const { stderr, ...ended } = await roster.stop(second);
      assert.equal(ended.code, code);
      assert.equal((await stopped).code, code);
      assert.ok(performance.now() - startedAt < 4000, 'sooner than the drain');
      assert.match(stderr, /"operations":1/);
      assert.equal(await cut, 'cut');
    });
  }

  it('has no drain time as SIGINT from a terminal', async () => {
    await using roster = await startSlow({ drainMs: 5000 });
    const startedAt = performance.now();
    assert.equal((await roster.stop('SIGINT')).code, 0);
    assert.ok(performance.now() - startedAt < 4500, 'sooner than the drain');
  });
});
