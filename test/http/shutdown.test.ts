import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect } from 'node:net';
import { describe, it } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { REPEATED_SIGNAL_MS } from '../../src/commands/stop-signal.ts';
import { send, update } from '../support/clients/graphql.ts';
import { createTemporaryFolder } from '../support/files/temporary-folder.ts';
import { silentLog, startGatewayOver } from '../support/gateway/gateway.ts';
import { startRoster } from '../support/gateway/roster-process.ts';
import { until } from '../support/upstreams/blocking-upstream.ts';
import { sendJson, startHttpServer } from '../support/upstreams/http-server.ts';

const READ = '{ user(id: "activeplatform/user/1") { id } }';

interface Options {
  readonly drainMs: number;
  /** Whether the provider responds only after `release`. */
  readonly isHeld?: boolean;
}

/** Starts a gateway in its own process over a provider. */
async function startOver({ drainMs, isHeld = false }: Options) {
  const released = Promise.withResolvers<void>();
  if (!isHeld) released.resolve();
  const server = await startHttpServer(async (response) => {
    await released.promise;
    sendJson(response, 200, { id: 1 });
  });
  using folder = createTemporaryFolder();
  const provider = `{ kind: activePlatform, url: "${server.url}", apiToken: x, attemptMs: 60000 }`;
  const file = folder.write(
    'roster.yml',
    `server: { port: 0, drainMs: ${drainMs} }
limits: { deadlineMs: 60000 }
log: { level: info }
providers: { activeplatform: ${provider} }
`,
  );
  const roster = await startRoster({ args: ['start', '--config', file] });
  return {
    url: roster.url,
    stop: roster.stop,
    release: released.resolve,
    /** Waits until the provider has received this number of requests. */
    arrived: (count: number) => until(() => server.arrivals.length >= count),
    [Symbol.asyncDispose]: async () => {
      await roster[Symbol.asyncDispose]();
      await server[Symbol.asyncDispose]();
    },
  };
}

const TIMED_OUT = 'Shutdown timed out with operations in flight';

/** Returns the record of the log with the end of a shutdown, and the time since its start. */
function findEnd(stderr: string, message: string) {
  const records: Record<string, unknown>[] = stderr
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line));
  const find = (msg: string) =>
    records.find((record) => record['msg'] === msg) ?? assert.fail(`Not logged: ${msg}`);
  const end = find(message);
  const timeOf = ({ time }: Record<string, unknown>) => Date.parse(String(time));
  return { operations: end['operations'], ms: timeOf(end) - timeOf(find('Gateway stopping')) };
}

const isReady = async (url: string) => (await fetch(`${url}/health/ready`)).status === 200;

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

const UNFINISHED: readonly string[] = [
  '',
  'POST /graphql HTTP/1.1\r\nhost: ',
  'POST /graphql HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-type: application/json\r\ncontent-length: 9\r\n\r\n',
];

// Each test has its own process, and they mostly wait for it.
describe('SIGTERM', { concurrency: 4 }, () => {
  it('G3: waits neither for idle connections nor for unfinished requests', async () => {
    await using roster = await startOver({ drainMs: 0 });
    const sockets = UNFINISHED.map(() => connect(Number(new URL(roster.url).port), '127.0.0.1'));
    await Promise.all(sockets.map((socket) => once(socket, 'connect')));
    for (const [n, socket] of sockets.entries()) socket.write(UNFINISHED[n] ?? '');
    // The server must have received the bytes.
    await (await fetch(`${roster.url}/health/live`)).text();
    const { code, stderr } = await roster.stop();
    assert.equal(code, 0);
    assert.ok(findEnd(stderr, 'Gateway stopped').ms < 5000);
    for (const socket of sockets) socket.destroy();
  });

  it('makes the gateway unready at once, while it still accepts', async () => {
    await using roster = await startOver({ drainMs: 1000 });
    assert.ok(await isReady(roster.url));
    const stopped = roster.stop();
    await until(async () => !(await isReady(roster.url)));
    const response = await fetch(`${roster.url}/health/ready`);
    assert.deepEqual([response.status, await response.json()], [503, { status: 'stopping' }]);
    assert.equal((await fetch(`${roster.url}/health/live`)).status, 200);
    const read = await fetch(`${roster.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: READ }),
    });
    // Every client is to open its next connection to another gateway.
    assert.equal(read.headers.get('connection'), 'close');
    assert.deepEqual(await read.json(), { data: { user: { id: 'activeplatform/user/1' } } });
    assert.equal((await stopped).code, 0);
  });

  it('finishes operations in flight, but accepts none after the drain', async () => {
    await using roster = await startOver({ drainMs: 50, isHeld: true });
    const read = send(roster.url, READ);
    const written = update(roster.url, {
      activePlatform: { id: 'activeplatform/user/1', firstName: 'A' },
    });
    await roster.arrived(2);
    const stopped = roster.stop();
    const isRefused = () =>
      fetch(`${roster.url}/health/live`, { headers: { connection: 'close' } }).then(
        () => false,
        () => true,
      );
    await until(isRefused);
    roster.release();
    assert.deepEqual((await read).data, { user: { id: 'activeplatform/user/1' } });
    assert.equal((await written).__typename, 'UserUpdated');
    assert.equal((await stopped).code, 0);
  });

  it('G3: exits with 1 within 10 seconds if an upstream hangs', async () => {
    await using roster = await startOver({ drainMs: 50, isHeld: true });
    const cut = send(roster.url, READ).catch(() => 'cut');
    await roster.arrived(1);
    const { code, stderr } = await roster.stop();
    assert.equal(code, 1);
    const { operations, ms } = findEnd(stderr, TIMED_OUT);
    assert.equal(operations, 1);
    assert.ok(ms > 5000 && ms < 10_000, `${ms}`);
    assert.equal(await cut, 'cut');
  });

  for (const [second, code] of [
    ['SIGTERM', 143],
    ['SIGINT', 130],
  ] as const) {
    it(`exits at once with ${code} if ${second} follows`, async () => {
      await using roster = await startOver({ drainMs: 5000, isHeld: true });
      const cut = send(roster.url, READ).catch(() => 'cut');
      await roster.arrived(1);
      const stopped = roster.stop();
      await until(async () => !(await isReady(roster.url)));
      // A signal that follows sooner is a repetition of the first.
      await delay(REPEATED_SIGNAL_MS);
      const startedAt = performance.now();
      const { stderr, ...ended } = await roster.stop(second);
      assert.equal(ended.code, code);
      assert.equal((await stopped).code, code);
      assert.ok(performance.now() - startedAt < 4000, 'sooner than the drain');
      assert.equal(findEnd(stderr, 'Shutdown cut short by a second signal').operations, 1);
      assert.ok(!stderr.includes(TIMED_OUT));
      assert.equal(await cut, 'cut');
    });
  }

  it('has no drain time as SIGINT from a terminal', async () => {
    await using roster = await startOver({ drainMs: 5000 });
    const { code, stderr } = await roster.stop('SIGINT');
    assert.equal(code, 0);
    assert.ok(findEnd(stderr, 'Gateway stopped').ms < 4500, 'sooner than the drain');
  });
});
