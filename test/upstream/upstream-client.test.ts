import assert from 'node:assert/strict';
import type { ServerResponse } from 'node:http';
import { createServer } from 'node:net';
import { describe, it } from 'node:test';
import { inspect } from 'node:util';
import { gzipSync } from 'node:zlib';
import { wireInt } from '../../src/providers/kit/wire/wire-values.ts';
import type { RequestContext } from '../../src/request/request-context.ts';
import {
  UpstreamError,
  type UpstreamErrorCode,
  type WriteState,
} from '../../src/upstream/errors/upstream-error.ts';
import { SingleFlight } from '../../src/upstream/policies/single-flight.ts';
import { jsonResponse } from '../../src/upstream/response/json-response.ts';
import type { UpstreamRequest } from '../../src/upstream/transport/upstream-request.ts';
import { UpstreamClient, type UpstreamClientSettings } from '../../src/upstream/upstream-client.ts';
import { wireObject } from '../../src/upstream/wire/wire-object.ts';
import { aCall } from '../support/upstreams/background-call.ts';
import { startHeldUpstream, until } from '../support/upstreams/blocking-upstream.ts';
import { sendJson, startHttpServer } from '../support/upstreams/http-server.ts';

const TOKEN = 'canary-token;/&1';
const PASSWORD = 'canary-password"\\';

const API = { api: 'Panel API', path: 'users/{user}.json' };

const read: UpstreamRequest = {
  endpoint: { ...API, method: 'GET', effect: 'read' },
  ids: { user: '1' },
};
const write: UpstreamRequest = {
  endpoint: { ...API, method: 'PUT', effect: 'write' },
  ids: { user: '1' },
  body: { contentType: 'application/json', text: JSON.stringify({ password: PASSWORD }) },
  secrets: [PASSWORD],
};

function clientFor(url: string, settings: Partial<UpstreamClientSettings> = {}) {
  const client = new UpstreamClient({
    provider: 'panel',
    baseUrl: new URL(url),
    headers: { accept: 'application/json' },
    query: { api_token: TOKEN },
    attemptMs: 2000,
    listAttemptMs: 4000,
    connectMs: 1000,
    maxConcurrent: 4,
    maxWaiting: 64,
    breaker: false,
    maxBytes: 10_000,
    maxListBytes: 50_000,
    secrets: [TOKEN],
    badRequestIsInconclusive: false,
    singleFlight: new SingleFlight(),
    ...settings,
  });
  const call = (request: UpstreamRequest, parts: Partial<RequestContext> = {}) =>
    client.call(request, { 200: jsonResponse(wireObject({ id: wireInt })) }, aCall(parts));
  return { call, [Symbol.asyncDispose]: () => client.close() };
}

async function failure(work: Promise<unknown>): Promise<UpstreamError> {
  const error = await work.then(
    () => assert.fail('It did not fail.'),
    (reason: unknown) => reason,
  );
  assert.ok(error instanceof UpstreamError, inspect(error));
  const shown = `${inspect(error, { depth: 9 })}${JSON.stringify(error)}${error.stack}`;
  for (const secret of [TOKEN, 'canary', encodeURIComponent(TOKEN), 'users/1.json']) {
    assert.ok(!shown.includes(secret), `the error shows ${secret}`);
  }
  return error;
}

async function expectFailure(work: Promise<unknown>, code: UpstreamErrorCode, state: WriteState) {
  const error = await failure(work);
  assert.deepEqual([error.code, error.write], [code, state]);
  return error;
}

/** Makes a call, so that the time of the next one covers no new connection. */
async function warm({ call }: ReturnType<typeof clientFor>): Promise<void> {
  await until(() =>
    call(read).then(
      () => true,
      () => false,
    ),
  );
}

describe('UpstreamClient', () => {
  it('sends query and body encoded once', async () => {
    await using server = await startHttpServer((response) => sendJson(response, 200, { id: 1 }));
    await using client = clientFor(`${server.url}/base/`);
    assert.equal((await client.call(write))?.id, 1);
    const [arrival] = server.arrivals;
    const url = new URL(arrival?.url ?? '', server.url);
    assert.equal(url.pathname, '/base/users/1.json');
    assert.equal(url.searchParams.get('api_token'), TOKEN);
    assert.deepEqual(JSON.parse(arrival?.body ?? ''), { password: PASSWORD });
    assert.equal(arrival?.headers['content-type'], 'application/json');
    assert.equal(arrival?.headers['accept-encoding'], 'identity');
  });

  for (const status of [500, 502, 503, 429, 409, 301]) {
    it(`M1: sends a write once if the response is ${status}`, async () => {
      await using server = await startHttpServer((response) => sendJson(response, status, {}));
      await using client = clientFor(server.url);
      await failure(client.call(write));
      assert.equal(server.arrivals.length, 1);
    });
  }

  const resets: Readonly<Record<string, (response: ServerResponse) => void>> = {
    'before a response': (response) => response.socket?.resetAndDestroy(),
    'after the head of the response': (response) => {
      response.writeHead(200, { 'content-length': 8 }).flushHeaders();
      setTimeout(() => response.socket?.resetAndDestroy(), 20);
    },
    'within the body of the response': (response) => {
      response.writeHead(200, { 'content-length': 8 }).write('{"id"');
      setTimeout(() => response.socket?.resetAndDestroy(), 20);
    },
  };
  for (const [when, reset] of Object.entries(resets)) {
    it(`M1: sends a write once with unknown effect if reset ${when}`, async () => {
      await using server = await startHttpServer(reset);
      await using client = clientFor(server.url);
      await expectFailure(client.call(write), 'UPSTREAM_BROKEN', 'UNKNOWN');
      assert.equal(server.arrivals.length, 1);
    });
  }

  it('M1: opens no second connection for a reset write', async () => {
    let connections = 0;
    const server = createServer((socket) => {
      connections += 1;
      socket.on('error', () => {});
      socket.once('data', () => socket.resetAndDestroy());
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    const port = typeof address === 'object' ? address?.port : undefined;
    try {
      await using client = clientFor(`http://127.0.0.1:${port}`);
      await expectFailure(client.call(write), 'UPSTREAM_BROKEN', 'UNKNOWN');
      assert.equal(connections, 1);
    } finally {
      server.close();
    }
  });

  it('follows no redirect', async () => {
    await using other = await startHttpServer((response) => sendJson(response, 200, { id: 1 }));
    await using server = await startHttpServer((response) =>
      response.writeHead(307, { location: `${other.url}/users/1.json` }).end(),
    );
    await using client = clientFor(server.url);
    await expectFailure(client.call(write), 'UPSTREAM_FAILED', 'UNKNOWN');
    assert.equal(other.arrivals.length, 0);
  });

  it('times out after attemptMs, with an unknown effect for writes', async () => {
    await using server = await startHttpServer((response) => {
      if (!hangs) sendJson(response, 200, { id: 1 });
    });
    let hangs = false;
    await using client = clientFor(server.url, { attemptMs: 300 });
    await warm(client);
    hangs = true;
    await expectFailure(client.call(write), 'UPSTREAM_TIMEOUT', 'UNKNOWN');
    hangs = false;
    await warm(client);
    hangs = true;
    await expectFailure(client.call(read), 'UPSTREAM_TIMEOUT', 'NOT_APPLIED');
  });

  it('times out if a body is sent slowly', async () => {
    await using server = await startHttpServer((response, { method }) => {
      if (method === 'GET') return sendJson(response, 200, { id: 1 });
      response.writeHead(200, { 'content-type': 'application/json' });
      const timer = setInterval(() => response.write(' '), 20);
      response.on('close', () => clearInterval(timer));
    });
    await using client = clientFor(server.url, { attemptMs: 300 });
    await warm(client);
    await expectFailure(client.call(write), 'UPSTREAM_TIMEOUT', 'UNKNOWN');
  });

  it('ends every call at the deadline of the operation', async () => {
    await using server = await startHttpServer(() => {});
    await using client = clientFor(server.url);
    const deadline = new AbortController();
    const failed = expectFailure(
      client.call(write, { deadline: deadline.signal }),
      'UPSTREAM_TIMEOUT',
      'UNKNOWN',
    );
    await until(() => server.arrivals.length === 1);
    deadline.abort();
    await failed;
  });

  it('reports that nothing was sent if the connection is refused', async () => {
    const server = await startHttpServer(() => {});
    await server[Symbol.asyncDispose]();
    await using client = clientFor(server.url);
    const error = await expectFailure(client.call(write), 'UPSTREAM_UNREACHABLE', 'NOT_APPLIED');
    assert.equal(error.message, 'panel: could not be reached (connection refused).');
  });

  it('reports that nothing was sent if the server lacks TLS', async () => {
    const seen: Buffer[] = [];
    const server = createServer((socket) => {
      socket.on('data', (data) => {
        seen.push(data);
        socket.end('HTTP/1.1 400 Bad Request\r\n\r\n');
      });
      socket.on('error', () => {});
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    const port = typeof address === 'object' ? address?.port : undefined;
    try {
      await using client = clientFor(`https://127.0.0.1:${port}`);
      await expectFailure(client.call(write), 'UPSTREAM_UNREACHABLE', 'NOT_APPLIED');
      assert.ok(!Buffer.concat(seen).includes('canary'));
    } finally {
      server.close();
    }
  });

  it('never sends a write that timed out in the queue', async () => {
    const held: (() => void)[] = [];
    await using server = await startHttpServer((response) => {
      held.push(() => sendJson(response, 200, { id: 1 }));
    });
    await using client = clientFor(server.url, { maxConcurrent: 1 });
    const first = client.call(write);
    while (held.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    const deadline = AbortSignal.timeout(100);
    await expectFailure(client.call(write, { deadline }), 'OVERLOADED', 'NOT_APPLIED');
    held[0]?.();
    await first;
    await new Promise((resolve) => setTimeout(resolve, 50));
    assert.deepEqual(
      server.arrivals.map(({ method }) => method),
      ['PUT'],
    );
  });

  it('never sends a queued write whose caller disconnected', async () => {
    await using upstream = await startHeldUpstream();
    await using client = clientFor(upstream.url, { maxConcurrent: 1 });
    const first = client.call(write);
    await upstream.arrived(1);
    const caller = new AbortController();
    const waiting = failure(client.call(write, { clientDisconnected: caller.signal }));
    caller.abort();
    const { code, write: state } = await waiting;
    assert.deepEqual([code, state], ['CLIENT_CLOSED_REQUEST', 'NOT_APPLIED']);
    upstream.releaseAll();
    await first;
    assert.deepEqual(
      upstream.arrivals.map(({ method }) => method),
      ['PUT'],
    );
  });

  it('distinguishes a full queue from an unreachable upstream', async () => {
    await using server = await startHttpServer(() => {});
    await using client = clientFor(server.url, { maxConcurrent: 1, maxWaiting: 1 });
    const deadline = new AbortController();
    const reads = ['1', '2', '3'].map((user) =>
      failure(client.call({ ...read, ids: { user } }, { deadline: deadline.signal })),
    );
    await until(() => server.arrivals.length === 1);
    deadline.abort();
    const errors = await Promise.all(reads);
    // One is sent, one times out in the queue, and one finds the queue full.
    assert.deepEqual(
      errors.map(({ code }) => code),
      ['UPSTREAM_TIMEOUT', 'OVERLOADED', 'OVERLOADED'],
    );
    assert.equal(server.arrivals.length, 1);
  });

  it('cancels a read, but not a write, if its caller disconnects', async () => {
    await using upstream = await startHeldUpstream();
    await using client = clientFor(upstream.url);
    const caller = new AbortController();
    const reading = failure(client.call(read, { clientDisconnected: caller.signal }));
    const writing = client.call(write, { clientDisconnected: caller.signal });
    await upstream.arrived(2);
    caller.abort();
    // The upstream has responded to neither of them.
    await reading;
    await until(() => upstream.held() === 1);
    upstream.releaseAll();
    assert.equal(typeof (await writing)?.id, 'number');
  });

  it('opens no connection for reads that timed out in the queue', async () => {
    const held: (() => void)[] = [];
    await using server = await startHttpServer((response) => {
      held.push(() => sendJson(response, 200, { id: 1 }));
    });
    await using client = clientFor(server.url, { maxConcurrent: 64 });
    const caller = new AbortController();
    const call = aCall({ clientDisconnected: caller.signal });
    const reads = Array.from({ length: 40 }, (_none, n) =>
      failure(client.call({ ...read, ids: { user: String(n + 1) } }, call)),
    );
    while (held.length < 8) await new Promise((resolve) => setTimeout(resolve, 5));
    caller.abort();
    const errors = await Promise.all(reads);
    assert.equal(server.arrivals.length, 8);
    assert.equal(server.connections(), 8);
    assert.ok(errors.every(({ write }) => write === 'NOT_APPLIED'));
  });

  it('sends nothing if the caller has already disconnected', async () => {
    await using server = await startHttpServer((response) => sendJson(response, 200, { id: 1 }));
    await using client = clientFor(server.url);
    await expectFailure(
      client.call(write, { clientDisconnected: AbortSignal.abort() }),
      'CLIENT_CLOSED_REQUEST',
      'NOT_APPLIED',
    );
    assert.equal(server.arrivals.length, 0);
  });

  it('stops reading a body at its size limit', async () => {
    await using server = await startHttpServer((response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      const more = () => {
        while (response.write('x'.repeat(1000)));
        response.once('drain', more);
      };
      more();
    });
    await using client = clientFor(server.url);
    const error = await expectFailure(client.call(write), 'UPSTREAM_CONTRACT', 'UNKNOWN');
    assert.match(error.message, /larger than maxBytes/);
  });

  it('F13: reads a compressed body that was not requested', async () => {
    await using server = await startHttpServer((response) =>
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync('{"id":1}')),
    );
    await using client = clientFor(server.url);
    assert.equal((await client.call(read))?.id, 1);
  });

  it('refuses a success that is cut off', async () => {
    await using server = await startHttpServer((response) => {
      response.writeHead(200, { 'content-length': 100 }).write('{"id":1}');
      setTimeout(() => response.socket?.destroy(), 20);
    });
    await using client = clientFor(server.url);
    await expectFailure(client.call(write), 'UPSTREAM_BROKEN', 'UNKNOWN');
  });

  it('names the path of a mismatch, but not the value', async () => {
    await using server = await startHttpServer((response) =>
      sendJson(response, 200, { id: 'canary-value' }),
    );
    await using client = clientFor(server.url);
    const error = await expectFailure(client.call(write), 'UPSTREAM_CONTRACT', 'UNKNOWN');
    assert.match(error.message, /\$\.id: expected a whole number/);
    assert.equal(error.httpStatus, 200);
  });

  it('removes a byte order mark and refuses invalid UTF-8', async () => {
    const bodies = [Buffer.from('\uFEFF{"id":1}'), Buffer.from([0x7b, 0xff, 0x7d])];
    await using server = await startHttpServer((response) => response.end(bodies.shift()));
    await using client = clientFor(server.url);
    assert.equal((await client.call(read))?.id, 1);
    await expectFailure(client.call(read), 'UPSTREAM_CONTRACT', 'NOT_APPLIED');
  });

  it('treats a 400 as inconclusive if it may mean an outage', async () => {
    await using server = await startHttpServer((response) => sendJson(response, 400, {}));
    await using plain = clientFor(server.url);
    await expectFailure(plain.call(write), 'UPSTREAM_REJECTED', 'NOT_APPLIED');
    await using vms = clientFor(server.url, { badRequestIsInconclusive: true });
    await expectFailure(vms.call(write), 'UPSTREAM_REJECTED', 'UNKNOWN');
  });

  for (const path of [
    '../admin',
    'users/..',
    'users/%2e%2e/x',
    '//evil/x',
    'http://evil/',
    'users/1?x=1',
    '',
  ]) {
    it(`refuses to leave the base URL by ${JSON.stringify(path)}`, async () => {
      await using server = await startHttpServer((response) => sendJson(response, 200, { id: 1 }));
      await using client = clientFor(server.url);
      await assert.rejects(
        client.call({ endpoint: { ...read.endpoint, path } }),
        /must stay below its base URL/,
      );
      assert.equal(server.arrivals.length, 0);
    });
  }
});
