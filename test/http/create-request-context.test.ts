import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { describe, it } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { anonymousPrincipal } from '../../src/access/principal.ts';
import type { ClientRequest } from '../../src/graphql/context.ts';
import { createRequestContext } from '../../src/http/create-request-context.ts';
import { createHttpServer } from '../../src/http/http-server.ts';
import { startGatewayOver } from '../support/gateway/gateway.ts';
import { sign, startIssuer } from '../support/services/issuer.ts';
import { startHeldUpstream, until } from '../support/upstreams/blocking-upstream.ts';

const READ = `/graphql?query=${encodeURIComponent('{ user(id: "activeplatform/user/1") { id } }')}`;

const platform = (url: string) => ({ kind: 'activePlatform', url, apiToken: 'x' });

async function sendRaw(url: string, text: string): Promise<Socket> {
  const socket = connect(Number(new URL(url).port), '127.0.0.1');
  socket.on('error', () => {});
  await once(socket, 'connect');
  socket.write(text);
  return socket;
}

const HEADERS = 'host: 127.0.0.1\r\ncontent-type: application/json\r\n';
const GET = `GET /graphql HTTP/1.1\r\n${HEADERS}\r\n`;
const POST = `POST /graphql HTTP/1.1\r\n${HEADERS}content-length: 2\r\n\r\n{}`;

/** Starts a server that admits a request when the test says so, and then creates the context of its operation. */
async function startGated() {
  const server = createHttpServer({ maxBodyBytes: 1024, acceptsHost: () => true });
  const waiting: (() => void)[] = [];
  const received: ClientRequest[] = [];
  server.route({
    method: ['GET', 'POST'],
    url: '/graphql',
    onRequest: () => new Promise<void>((resolve) => waiting.push(resolve)),
    handler: async (request, reply) => {
      const limits = { deadlineMs: 0, listDeadlineMs: 0, sampledShare: 0, explain: null };
      received.push(
        createRequestContext(request, reply, { ...limits, caller: anonymousPrincipal(false) }),
      );
      await delay(20);
      return '{}';
    },
  });
  const closed: Socket[] = [];
  server.server.on('connection', (socket) => socket.once('close', () => closed.push(socket)));
  return {
    url: await server.listen({ host: '127.0.0.1', port: 0 }),
    waiting,
    received,
    closed,
    [Symbol.asyncDispose]: () => server.close(),
  };
}

describe('Client reset before admission', () => {
  for (const [method, text] of Object.entries({ GET, POST })) {
    it(`C27: marks a ${method} request as disconnected from the start`, async () => {
      await using gated = await startGated();
      const client = await sendRaw(gated.url, text);
      await until(() => gated.waiting.length === 1);
      client.resetAndDestroy();
      await until(() => gated.closed.length === 1);
      gated.waiting[0]?.();
      await delay(50);
      // The body of a request may be cut off with its connection; then there is no operation.
      for (const { request } of gated.received) assert.ok(request.clientDisconnected.aborted);
    });
  }

  it('C27: stops a read that begins afterwards', async () => {
    await using issuer = await startIssuer();
    await using upstream = await startHeldUpstream();
    const publish = issuer.result;
    const fetched: (() => void)[] = [];
    issuer.result = (...args) => void fetched.push(() => publish(...args));
    const logged: string[] = [];
    const log = {
      warn: () => {},
      error: () => {},
      info: (_: unknown, m: string) => logged.push(m),
    };
    await using gateway = await startGatewayOver(
      { activeplatform: { ...platform(upstream.url), attemptMs: 60_000 } },
      { access: issuer.access, limits: { deadlineMs: 60_000 } },
      log,
    );
    const token = await sign(issuer.key);
    const head = `GET ${READ} HTTP/1.1\r\n${HEADERS}authorization: Bearer ${token}\r\n\r\n`;
    const client = await sendRaw(gateway.url, head);
    await until(() => fetched.length === 1);
    client.resetAndDestroy();
    await delay(50);
    fetched[0]?.();
    // The upstream never responds, so the operation ends only if its read is stopped.
    await until(() => logged.includes('Operation completed'));
    assert.equal(upstream.held(), 0);
  });
});

describe('Client reset with pipelined requests', () => {
  it('C27: stops all reads, including those behind a write', async (t) => {
    const warned: Error[] = [];
    const warn = (warning: Error) => void warned.push(warning);
    process.on('warning', warn);
    t.after(() => process.off('warning', warn));
    await using upstream = await startHeldUpstream();
    await using gateway = await startGatewayOver(
      { activeplatform: { ...platform(upstream.url), attemptMs: 60_000 } },
      { limits: { deadlineMs: 60_000 } },
    );
    const change = JSON.stringify({
      query:
        'mutation { updateUser(input: { activePlatform: { id: "activeplatform/user/9", firstName: "A" } }) { __typename } }',
    });
    const write = `POST /graphql HTTP/1.1\r\n${HEADERS}content-length: ${change.length}\r\n\r\n${change}`;
    const reads = Array.from({ length: 8 }, (_, at) => {
      const query = `{ user(id: "activeplatform/user/${at + 1}") { id } }`;
      return `GET /graphql?query=${encodeURIComponent(query)} HTTP/1.1\r\n${HEADERS}\r\n`;
    });
    // The write is finished, and the requests that wait behind it are stopped nevertheless.
    const client = await sendRaw(gateway.url, [write, ...reads].join(''));
    await upstream.arrived(9);
    client.resetAndDestroy();
    await until(() => upstream.disconnects() === 8);
    assert.equal(upstream.held(), 1);
    upstream.release();
    await until(() => gateway.inFlight() === 0);
    assert.deepEqual(warned, []);
  });
});
