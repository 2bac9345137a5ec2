import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  CallDocuments,
  heldDocuments,
  RequestDocuments,
} from '../../src/upstream/held-documents.ts';
import type { UpstreamRequest } from '../../src/upstream/upstream-request.ts';
import { aWhile, idClient, until } from '../support/held-upstream.ts';
import { sendJson, startHttpServer } from '../support/http-server.ts';

const MIB = 1024 * 1024;
const LARGE = { id: 7, more: 'x'.repeat(100_000) };

const get: UpstreamRequest = {
  endpoint: { api: 'API', method: 'GET', path: 'lists/{list}', effect: 'read', isList: true },
  ids: { list: '1' },
};
const post: UpstreamRequest = { ...get, endpoint: { ...get.endpoint, method: 'POST' } };

/** A client request, which may hold a document of so many bytes already. */
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
    parts: { documents, abandoned: hangUp.signal },
    end: () => {
      documents.release();
      hangUp.abort();
    },
    [Symbol.dispose]: () => documents.release(),
  };
}

/** An upstream that sends the large document when it is let. */
async function startLargeUpstream() {
  const { promise: mayAnswer, resolve: letAnswer } = Promise.withResolvers<void>();
  const server = await startHttpServer(async (response) => {
    await mayAnswer;
    sendJson(response, 200, LARGE);
  });
  const client = idClient(server.url, { maxBytes: MIB, maxListBytes: MIB });
  return {
    letAnswer,
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
  for (const leader of ['stays', 'hangs up before', 'ends after'] as const) {
    it(`D41: are held by all who share it: the leader ${leader}`, async () => {
      await using upstream = await startLargeUpstream();
      using first = createRequest();
      using second = createRequest();
      const outcomes = [upstream.call(get, first), upstream.call(get, second)];
      await upstream.arrived();
      if (leader === 'hangs up before') first.end();
      upstream.letAnswer();
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

  it('D41: are not counted without a client that waits', () => {
    using gone = createRequest();
    gone.end();
    const call = new CallDocuments();
    gone.documents.join(call, () => {});
    call.hold(100 * MIB);
    assert.ok(!heldDocuments.isFull);
  });

  const ORDERS = { 'comes first': [0, 1], 'joins it': [1, 0] } as const;
  for (const [order, [atFull, atOther]] of Object.entries(ORDERS)) {
    it(`D41: one that fills the memory fails alone: it ${order}`, async () => {
      await using upstream = await startLargeUpstream();
      using full = createRequest(100 * MIB);
      using other = createRequest();
      const requests = [full, other];
      if (atFull > atOther) requests.reverse();
      const outcomes = requests.map((request) => upstream.call(get, request));
      upstream.letAnswer();
      assert.equal(await outcomes[atFull], 'OVERLOADED');
      full.end();
      assert.equal(await outcomes[atOther], 7);
      assert.equal(upstream.arrivals.length, 1);
    });
  }

  it('D41: one that joins while it waits for room fails alone', async () => {
    await using upstream = await startLargeUpstream();
    using full = createRequest(100 * MIB);
    using other = createRequest();
    upstream.letAnswer();
    const outcome = upstream.call(get, other);
    await upstream.arrived();
    await aWhile();
    assert.equal(await upstream.call(get, full), 'OVERLOADED');
    full.end();
    assert.equal(await outcome, 7);
    assert.equal(upstream.arrivals.length, 1);
  });

  for (const request of [get, post]) {
    it(`D41: whoever comes to hold some waits no more: ${request.endpoint.method}`, async () => {
      await using upstream = await startLargeUpstream();
      using full = createRequest(100 * MIB);
      using other = createRequest();
      upstream.letAnswer();
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

  it('are decoded of a write, however much is held', async () => {
    await using upstream = await startLargeUpstream();
    using full = createRequest(100 * MIB);
    upstream.letAnswer();
    const put: UpstreamRequest = {
      ...get,
      endpoint: { ...get.endpoint, method: 'PUT', effect: 'write' },
    };
    assert.equal(await upstream.call(put, full), 7);
  });
});
