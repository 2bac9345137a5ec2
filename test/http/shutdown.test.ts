import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect } from 'node:net';
import { describe, it } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { silentLog, startGatewayOver } from '../support/gateway.ts';
import { send, update } from '../support/graphql.ts';
import { sendJson, startHttpServer } from '../support/http-server.ts';
import { startRoster } from '../support/roster-process.ts';
import { createTemporaryFolder } from '../support/temporary-folder.ts';

const READ = '{ user(id: "activeplatform/user/1") { id } }';

interface Options {
  readonly drainMs: number;
  /** Milliseconds before the provider answers. */
  readonly answerMs?: number;
}

/** A gateway in a process of its own over a provider that is slow. */
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
    /** Waits until so many requests are with the provider. */
    arrived: async (count: number) => {
      while (server.arrivals.length < count) await delay(5);
    },
    [Symbol.asyncDispose]: async () => {
      await roster[Symbol.asyncDispose]();
      await server[Symbol.asyncDispose]();
    },
  };
}

describe('A gateway that closes', () => {
  it('waits for a write whose caller has hung up', async () => {
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
    const asked = fetch(`${gateway.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query }),
      signal: caller.signal,
    }).catch(() => undefined);
    while (server.arrivals.length === 0) await delay(5);
    caller.abort();
    await asked;
    await gateway.close();
    assert.deepEqual(logged, ['operation']);
  });
});

describe('SIGTERM', () => {
  for (const [what, sent] of [
    ['a connection on which nothing comes', ''],
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
      // What has come is to be known at the other end.
      await (await fetch(`${slow.url}/health/live`)).text();
      const startedAt = performance.now();
      const { code } = await slow.stop();
      assert.equal(code, 0);
      assert.ok(performance.now() - startedAt < 5000);
      socket.destroy();
    });
  }

  it('makes it not ready at once, while it goes on accepting', async () => {
    await using roster = await startSlow({ drainMs: 1000 });
    const ready = () => fetch(`${roster.url}/health/ready`);
    assert.equal((await ready()).status, 200);
    const stopped = roster.stop();
    await delay(150);
    const response = await ready();
    assert.deepEqual([response.status, await response.json()], [503, { status: 'stopping' }]);
    assert.equal((await fetch(`${roster.url}/health/live`)).status, 200);
    assert.deepEqual((await send(roster.url, READ)).data, {
      user: { id: 'activeplatform/user/1' },
    });
    assert.equal((await stopped).code, 0);
  });

  it('asks every client that it answers from then on to close its connection', async () => {
    await using roster = await startSlow({ drainMs: 1000 });
    const stopped = roster.stop();
    await delay(150);
    const response = await fetch(`${roster.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: READ }),
    });
    assert.equal(response.headers.get('connection'), 'close');
    await stopped;
  });

  it('finishes a read and a write that are under way', async () => {
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

  it('accepts no more connections after that', async () => {
    await using roster = await startSlow({ drainMs: 50, answerMs: 1500 });
    const read = send(roster.url, READ);
    await roster.arrived(1);
    const stopped = roster.stop();
    await delay(500);
    await assert.rejects(fetch(`${roster.url}/health/live`, { headers: { connection: 'close' } }));
    assert.equal((await read).status, 200);
    assert.equal((await stopped).code, 0);
  });

  it('G3: ends within 10 seconds, with 1 and the number of what it cut, where an upstream hangs', async () => {
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
    it(`ends at once with ${code} where ${second} follows, and says what was cut`, async () => {
      await using roster = await startSlow({ drainMs: 5000, answerMs: 60_000 });
      const cut = send(roster.url, READ).catch(() => 'cut');
      await roster.arrived(1);
      const stopped = roster.stop();
      await delay(150);
      const startedAt = performance.now();
      const { stderr, ...ended } = await roster.stop(second);
      assert.equal(ended.code, code);
      assert.equal((await stopped).code, code);
      assert.ok(performance.now() - startedAt < 1500);
      assert.match(stderr, /"operations":1/);
      assert.equal(await cut, 'cut');
    });
  }

  it('is not waited out where it is SIGINT, of a person', async () => {
    await using roster = await startSlow({ drainMs: 5000 });
    const startedAt = performance.now();
    assert.equal((await roster.stop('SIGINT')).code, 0);
    assert.ok(performance.now() - startedAt < 2500);
  });
});
