import assert from 'node:assert/strict';
import type { ServerResponse } from 'node:http';
import { describe, it } from 'node:test';
import {
  optionalSecret,
  optionalText,
  wireInt,
} from '../../../src/providers/kit/wire/wire-values.ts';
import { CacheUse } from '../../../src/request/cache-use.ts';
import type { RequestContext } from '../../../src/request/request-context.ts';
import { UpstreamError } from '../../../src/upstream/errors/upstream-error.ts';
import type { ObservedCall } from '../../../src/upstream/observer.ts';
import type { ReplicaReads } from '../../../src/upstream/policies/replicas.ts';
import { SingleFlight } from '../../../src/upstream/policies/single-flight.ts';
import { jsonResponse } from '../../../src/upstream/response/json-response.ts';
import type { ResponseBody } from '../../../src/upstream/response/response-handlers.ts';
import type { StoredResponse } from '../../../src/upstream/response/response-recorder.ts';
import type { UpstreamRequest } from '../../../src/upstream/transport/upstream-request.ts';
import { UpstreamClient } from '../../../src/upstream/upstream-client.ts';
import { wireObject } from '../../../src/upstream/wire/wire-object.ts';
import { aCall } from '../../support/upstreams/background-call.ts';
import { aWhile, startHeldUpstream } from '../../support/upstreams/blocking-upstream.ts';
import { sendJson, startHttpServer } from '../../support/upstreams/http-server.ts';

const API = { api: 'Panel API', path: 'users/{user}.json' };
const read: UpstreamRequest = {
  endpoint: { ...API, method: 'GET', effect: 'read' },
  ids: { user: '1' },
};
const secretRead = { ...read, endpoint: { ...read.endpoint, hasSecrets: true } };
const write: UpstreamRequest = {
  endpoint: { ...API, method: 'PUT', effect: 'write' },
  ids: { user: '1' },
  body: { contentType: 'application/json', text: '{}' },
};

const readUser = jsonResponse(
  wireObject({ id: wireInt, name: optionalText, password: optionalSecret }),
);

/** A cache in memory, which shows what is stored, and how often it is asked. */
function createCache() {
  const entries = new Map<string, StoredResponse>();
  const state = { isUsable: true, finds: 0 };
  const announced: string[] = [];
  const replicas: ReplicaReads = {
    cache: {
      find: async (key) => {
        state.finds += 1;
        if (!state.isUsable) return null;
        return {
          response: entries.get(key),
          store: async (response) => {
            // As the store does: through JSON.
            entries.set(key, JSON.parse(JSON.stringify(response)));
          },
        };
      },
    },
    announceWrite: async () => {
      announced.push('begin');
      return async (isSettled) => {
        announced.push(isSettled ? 'settled' : 'unsettled');
      };
    },
  };
  return { entries, state, announced, replicas };
}

function clientOf(url: string, replicas: ReplicaReads | undefined) {
  const observed: ObservedCall[] = [];
  const client = new UpstreamClient({
    provider: 'panel',
    baseUrl: new URL(url),
    headers: { accept: 'application/json' },
    ...{ attemptMs: 5000, listAttemptMs: 5000, connectMs: 1000 },
    ...{ maxConcurrent: 64, maxWaiting: 64, maxBytes: 1_000_000, maxListBytes: 1_000_000 },
    breaker: false,
    secrets: [],
    badRequestIsInconclusive: false,
    singleFlight: new SingleFlight(),
    observer: { watch: () => {}, observe: (call) => observed.push(call) },
    replicas,
  });
  const call = async (
    request: UpstreamRequest = read,
    parts: Partial<RequestContext> = {},
    handler: (body: ResponseBody) => Promise<Awaited<ReturnType<typeof readUser>>> = readUser,
  ) => {
    const context = aCall({ cacheUse: new CacheUse(false), ...parts });
    const user = await client.call(request, { 200: handler, 404: () => null }, context);
    return user && { id: user.id, name: user.name, password: user.password?.reveal() ?? null };
  };
  return {
    call,
    results: () => observed.map(({ cache, attempts }) => [cache, attempts]),
    [Symbol.asyncDispose]: () => client.close(),
  };
}

const USER = { id: 1, name: 'Ann', password: 'canary-password', token: 'canary-token' };

const sendUser = (response: ServerResponse) => sendJson(response, 200, USER);

describe('The read cache', () => {
  it('serves a read without a call, as hit', async () => {
    await using server = await startHttpServer(sendUser);
    const { replicas } = createCache();
    await using client = clientOf(server.url, replicas);
    const first = await client.call();
    const second = await client.call();
    assert.equal(first?.name, 'Ann');
    assert.equal(second?.name, 'Ann');
    assert.equal(server.arrivals.length, 1);
    assert.deepEqual(client.results(), [
      ['miss', 1],
      ['hit', 0],
    ]);
  });

  it('stores neither secrets nor what is not read', async () => {
    await using server = await startHttpServer(sendUser);
    const { replicas, entries } = createCache();
    await using client = clientOf(server.url, replicas);
    await client.call();
    const [stored] = entries.values();
    assert.deepEqual(stored?.document, { id: 1, name: 'Ann' });
  });

  it('shows secrets to callers that may see them, uncached', async () => {
    await using server = await startHttpServer(sendUser);
    const { replicas, entries, state } = createCache();
    await using client = clientOf(server.url, replicas);
    const seesSecrets = { cacheUse: new CacheUse(true) };
    for (const request of [secretRead, secretRead, read, read]) {
      const user = await client.call(request, seesSecrets);
      assert.equal(user?.password, 'canary-password');
    }
    assert.equal(server.arrivals.length, 4);
    assert.equal(entries.size, 0);
    // Only an endpoint that does not say so is looked for.
    assert.equal(state.finds, 2);
  });

  it('G10: is separate for callers with other rights', async () => {
    await using server = await startHttpServer(sendUser);
    const { replicas } = createCache();
    await using client = clientOf(server.url, replicas);
    for (const accessFingerprint of ['a', 'b', 'a', 'b'])
      await client.call(read, { accessFingerprint });
    assert.equal(server.arrivals.length, 2);
  });

  it('is separate for other ids, queries and flags', async () => {
    await using server = await startHttpServer(sendUser);
    const { replicas } = createCache();
    await using client = clientOf(server.url, replicas);
    const requests = [
      read,
      { ...read, ids: { user: '2' } },
      { ...read, query: { page: '1' } },
      { ...read, query: { page: '2' } },
      { ...read, flag: 'short' },
    ];
    for (const request of [...requests, ...requests]) await client.call(request);
    assert.equal(server.arrivals.length, requests.length);
  });

  for (const [title, parts] of [
    ['of a request that changes a user', { cacheUse: forbidden() }],
    ['of the gateway itself', { cacheUse: undefined }],
  ] as const) {
    it(`does not serve a read ${title}`, async () => {
      await using server = await startHttpServer(sendUser);
      const { replicas, state } = createCache();
      await using client = clientOf(server.url, replicas);
      await client.call();
      assert.equal((await client.call(read, parts))?.name, 'Ann');
      assert.equal(server.arrivals.length, 2);
      assert.equal(state.finds, 1);
      assert.deepEqual(client.results()[1], ['bypassed', 1]);
    });
  }

  it('does not let a fresh read join one that may be cached', async () => {
    await using upstream = await startHeldUpstream();
    const { replicas } = createCache();
    await using client = clientOf(upstream.url, replicas);
    const calls = [client.call(), client.call(read, { cacheUse: forbidden() })];
    await upstream.arrived(2);
    upstream.releaseAll();
    await Promise.all(calls);
  });

  it('is asked once by equal reads in flight', async () => {
    await using upstream = await startHeldUpstream();
    const { replicas, state } = createCache();
    await using client = clientOf(upstream.url, replicas);
    const calls = [client.call(), client.call(), client.call()];
    await upstream.arrived(1);
    upstream.release();
    await Promise.all(calls);
    assert.equal(state.finds, 1);
    assert.deepEqual(
      client.results().map(([result]) => result),
      ['miss', undefined, undefined],
    );
  });

  it('is bypassed while it cannot be used', async () => {
    await using server = await startHttpServer(sendUser);
    const { replicas, state, entries } = createCache();
    state.isUsable = false;
    await using client = clientOf(server.url, replicas);
    await client.call();
    await client.call();
    assert.equal(server.arrivals.length, 2);
    assert.equal(entries.size, 0);
    assert.deepEqual(client.results(), [
      ['bypassed', 1],
      ['bypassed', 1],
    ]);
  });

  const UNSTORED: Readonly<Record<string, (response: ServerResponse) => void>> = {
    'a 404': (response) => sendJson(response, 404, { error: 'not found' }),
    'a 500': (response) => sendJson(response, 500, {}),
    'a 403': (response) => sendJson(response, 403, {}),
    'HTML with status 200': (response) =>
      response.writeHead(200, { 'content-type': 'text/html' }).end('<html></html>'),
    'half a document': (response) =>
      response.writeHead(200, { 'content-type': 'application/json' }).end('{"id":1'),
    'a document without an id': (response) => sendJson(response, 200, { name: 'Ann' }),
    'a document that is large': (response) =>
      sendJson(response, 200, { id: 1, name: 'x'.repeat(70_000) }),
  };
  for (const [title, respond] of Object.entries(UNSTORED)) {
    it(`G11: does not store ${title}`, async () => {
      await using server = await startHttpServer(respond);
      const { replicas, entries } = createCache();
      await using client = clientOf(server.url, replicas);
      await client.call().catch((error) => assert.ok(error instanceof UpstreamError));
      await aWhile();
      assert.equal(entries.size, 0);
    });
  }

  it('does not store a response that its handler rejects', async () => {
    await using server = await startHttpServer(sendUser);
    const { replicas, entries } = createCache();
    await using client = clientOf(server.url, replicas);
    const wrongRecord = async (body: ResponseBody) => {
      await readUser(body);
      throw new Error('Another user.');
    };
    await assert.rejects(client.call(read, {}, wrongRecord), /Another user/);
    assert.equal(entries.size, 0);
  });

  it('keeps the headers that a handler reads, and no others', async () => {
    await using server = await startHttpServer((response) => {
      response.setHeader('x-total', '7').setHeader('set-cookie', 'canary');
      sendUser(response);
    });
    const { replicas, entries } = createCache();
    await using client = clientOf(server.url, replicas);
    const totals: (string | null)[] = [];
    const withTotal = (body: ResponseBody) => {
      totals.push(body.header('x-total'), body.header('x-other'));
      return readUser(body);
    };
    await client.call(read, {}, withTotal);
    await client.call(read, {}, withTotal);
    assert.deepEqual(totals, ['7', null, '7', null]);
    assert.deepEqual([...entries.values()][0]?.headers, { 'x-total': '7' });
  });

  it('reads from the upstream what another release has stored', async () => {
    await using server = await startHttpServer(sendUser);
    const { replicas, entries } = createCache();
    await using client = clientOf(server.url, replicas);
    await client.call();
    for (const [key, stored] of entries) entries.set(key, { ...stored, form: 'older' });
    assert.equal((await client.call())?.name, 'Ann');
    assert.equal(server.arrivals.length, 2);
    // It is replaced.
    await client.call();
    assert.equal(server.arrivals.length, 2);
  });
});

describe('A write', () => {
  it('is announced before it is sent and at its end', async () => {
    await using upstream = await startHeldUpstream();
    const { replicas, announced } = createCache();
    await using client = clientOf(upstream.url, replicas);
    const call = client.call(write);
    await upstream.arrived(1);
    assert.deepEqual(announced, ['begin']);
    upstream.release();
    await call;
    assert.deepEqual(announced, ['begin', 'settled']);
  });

  for (const [status, end] of [
    [404, 'settled'],
    [403, 'settled'],
    [500, 'unsettled'],
  ] as const) {
    it(`ends ${end} after a ${status}`, async () => {
      await using server = await startHttpServer((response) => sendJson(response, status, {}));
      const { replicas, announced } = createCache();
      await using client = clientOf(server.url, replicas);
      await client.call(write).catch((error) => assert.ok(error instanceof UpstreamError));
      assert.deepEqual(announced, ['begin', end]);
    });
  }
});

function forbidden(): CacheUse {
  const use = new CacheUse(false);
  use.forbid();
  return use;
}
