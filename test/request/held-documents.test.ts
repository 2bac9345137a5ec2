import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  CallDocuments,
  heldDocuments,
  RequestDocuments,
} from '../../src/request/held-documents.ts';
import { BodyBudget } from '../../src/upstream/response/body-budget.ts';
import type { UpstreamRequest } from '../../src/upstream/transport/upstream-request.ts';
import { aWhile, idClient, until } from '../support/upstreams/blocking-upstream.ts';
import { sendJson, startHttpServer } from '../support/upstreams/http-server.ts';

const MIB = 1024 * 1024;
const LARGE = { id: 7, more: 'x'.repeat(100_000) };

const get: UpstreamRequest = {
  endpoint: { api: 'API', method: 'GET', path: 'lists/{list}', effect: 'read', isList: true },
  ids: { list: '1' },
};
const post: UpstreamRequest = { ...get, endpoint: { ...get.endpoint, method: 'POST' } };
const put: UpstreamRequest = {
  ...get,
  endpoint: { ...get.endpoint, method: 'PUT', effect: 'write', isList: false },
};

/** Creates a client request that may already hold a document of this size. */
function createRequest(bytes = 0) {
  const hangUp = new AbortController();
  const documents = new RequestDocuments();
  const hold = (more: number) => {
    const call = new CallDocuments();
    documents.join(call, () => {});
    call.hold(more);
  };
  if (bytes > 0) hold(bytes);
  return {
    documents,
    hold,
    parts: { documents, clientDisconnected: hangUp.signal },
    end: () => {
      documents.release();
      hangUp.abort();
    },
    [Symbol.dispose]: () => documents.release(),
  };
}

/** Starts an upstream that sends the large document when the test allows it. */
async function startLargeUpstream(maxListBytes = MIB) {
  const { promise: released, resolve: respond } = Promise.withResolvers<void>();
  const server = await startHttpServer(async (response) => {
    await released;
    sendJson(response, 200, LARGE);
  });
  const client = idClient(server.url, { maxBytes: maxListBytes, maxListBytes });
  return {
    respond,
    arrived: () => until(() => server.arrivals.length > 0),
    arrivals: server.arrivals,
    call: (request: UpstreamRequest, { parts }: ReturnType<typeof createRequest>) => {
      const outcome = client.call(request, parts).catch(({ code }: { code: string }) => code);
      return outcome as Promise<unknown>;
    },
    [Symbol.asyncDispose]: async () => {
      await client[Symbol.asyncDispose]();
      await server[Symbol.asyncDispose]();
    },
  };
}

describe('Large documents of a shared read', () => {
  for (const leader of ['stays', 'disconnects before', 'ends after'] as const) {
    it(`D41: are held by all requests that share it: the first ${leader}`, async () => {
      await using upstream = await startLargeUpstream();
      using first = createRequest();
      using second = createRequest();
      const outcomes = [upstream.call(get, first), upstream.call(get, second)];
      await upstream.arrived();
      if (leader === 'disconnects before') first.end();
      upstream.respond();
      assert.equal(await outcomes[1], 7);
      await outcomes[0];
      assert.equal(upstream.arrivals.length, 1);
      if (leader === 'ends after') first.end();
      assert.ok(!second.documents.isEmpty);
      assert.equal(first.documents.isEmpty, leader !== 'stays');
    });
  }

  it('D41: are counted once until the last request has ended', () => {
    using first = createRequest();
    using second = createRequest();
    using third = createRequest(40 * MIB);
    const call = new CallDocuments();
    for (const { documents } of [first, second]) documents.join(call, () => {});
    call.hold(50 * MIB);
    assert.ok(!heldDocuments.isFull);
    third.hold(10 * MIB);
    assert.ok(heldDocuments.isFull);
    first.end();
    assert.ok(heldDocuments.isFull);
    second.end();
    assert.ok(!heldDocuments.isFull);
  });

  it('D41: are not counted if no client waits', () => {
    using gone = createRequest();
    gone.end();
    const call = new CallDocuments();
    gone.documents.join(call, () => {});
    call.hold(100 * MIB);
    assert.ok(!heldDocuments.isFull);
  });

  const ORDERS = { 'comes first': [0, 1], 'joins later': [1, 0] } as const;
  for (const [order, [atFull, atOther]] of Object.entries(ORDERS)) {
    it(`D41: fail only the request that fills the memory: it ${order}`, async () => {
      await using upstream = await startLargeUpstream();
      using full = createRequest(100 * MIB);
      using other = createRequest();
      const requests = [full, other];
      if (atFull > atOther) requests.reverse();
      const outcomes = requests.map((request) => upstream.call(get, request));
      upstream.respond();
      assert.equal(await outcomes[atFull], 'OVERLOADED');
      full.end();
      assert.equal(await outcomes[atOther], 7);
      assert.equal(upstream.arrivals.length, 1);
    });
  }

  it('D41: fail only a full request that joins during the wait', async () => {
    await using upstream = await startLargeUpstream();
    using full = createRequest(100 * MIB);
    using other = createRequest();
    upstream.respond();
    const outcome = upstream.call(get, other);
    await upstream.arrived();
    await aWhile();
    assert.equal(await upstream.call(get, full), 'OVERLOADED');
    full.end();
    assert.equal(await outcome, 7);
    assert.equal(upstream.arrivals.length, 1);
  });

  for (const request of [get, post]) {
    it(`D41: fail a waiting request that gets another: ${request.endpoint.method}`, async () => {
      await using upstream = await startLargeUpstream();
      using full = createRequest(100 * MIB);
      using other = createRequest();
      upstream.respond();
      const outcome = upstream.call(request, other);
      await upstream.arrived();
      await aWhile();
      other.hold(1);
      assert.equal(await outcome, 'OVERLOADED');
      full.end();
      using next = createRequest();
      assert.equal(await upstream.call(request, next), 7);
    });
  }

  for (const request of [get, post]) {
    it(`D41: do not deadlock with waiting bodies: ${request.endpoint.method}`, async () => {
      await using upstream = await startLargeUpstream(200_000);
      using full = createRequest(100 * MIB);
      upstream.respond();
      // Complete bodies that wait for room use up the budget of two lists of 200,000 bytes.
      const others = Array.from({ length: 6 }, () => createRequest());
      const waiting = others.map((other, n) => {
        return upstream.call({ ...request, ids: { list: `${n + 2}` } }, other);
      });
      await until(() => upstream.arrivals.length === others.length);
      await aWhile();
      assert.equal(await upstream.call(request, full), 'OVERLOADED');
      assert.equal(await upstream.call(put, full), 7, 'a write waits for none of them');
      full.end();
      assert.deepEqual(await Promise.all(waiting), Array(others.length).fill(7));
      for (const other of others) other.end();
    });
  }

  it('D41: refuse a waiting body when the memory fills', async () => {
    const budget = new BodyBudget(1000);
    using first = createRequest();
    using second = createRequest(MIB);
    const refusals: string[] = [];
    const open = (name: string, { documents }: ReturnType<typeof createRequest>) => {
      const call = new CallDocuments();
      const ended = new AbortController();
      documents.join(call, () => {
        refusals.push(name);
        ended.abort();
      });
      return budget.open(call).add(1000, ended.signal);
    };
    await open('first', first);
    const waiting = open('second', second);
    await aWhile();
    assert.deepEqual(refusals, []);
    using third = createRequest(100 * MIB);
    await waiting;
    assert.deepEqual(refusals, ['second']);
    third.end();
  });

  it('are always decoded for a write', async () => {
    await using upstream = await startLargeUpstream();
    using full = createRequest(100 * MIB);
    upstream.respond();
    assert.equal(await upstream.call(put, full), 7);
  });
});
