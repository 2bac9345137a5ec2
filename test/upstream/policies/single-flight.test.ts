import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { RecordedCall } from '../../../src/request/recorded-call.ts';
import { SingleFlight } from '../../../src/upstream/policies/single-flight.ts';
import type { UpstreamRequest } from '../../../src/upstream/transport/upstream-request.ts';
import {
  aWhile,
  idClient,
  startHeldUpstream,
  until,
} from '../../support/upstreams/blocking-upstream.ts';

const API = { api: 'Panel API', path: 'users/{user}.json' } as const;
const read: UpstreamRequest = {
  endpoint: { ...API, method: 'GET', effect: 'read' },
  ids: { user: '1' },
};
const write: UpstreamRequest = {
  endpoint: { ...API, method: 'PUT', effect: 'write' },
  ids: { user: '1' },
};

/** Returns the code of a failure. */
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => assert.fail('It did not fail.'),
    (error: { readonly code?: string }) => error.code,
  );

describe('Equal reads in flight', () => {
  it('are one call with one response', async () => {
    await using upstream = await startHeldUpstream();
    await using client = idClient(upstream.url);
    const responses = [client.call(read), client.call(read), client.call(read)];
    await upstream.arrived(1);
    await aWhile();
    assert.equal(upstream.arrivals.length, 1);
    upstream.release();
    assert.deepEqual(await Promise.all(responses), [1, 1, 1]);
  });

  it('are traced by each request, as shared by later ones', async () => {
    await using upstream = await startHeldUpstream();
    await using client = idClient(upstream.url);
    const traced: RecordedCall[] = [];
    const onCall = (call: RecordedCall) => void traced.push(call);
    const responses = [client.call(read, { onCall }), client.call(read, { onCall })];
    await upstream.arrived(1);
    upstream.release();
    await Promise.all(responses);
    assert.deepEqual(traced.map(({ shared }) => shared).sort(), [false, true]);
  });

  const DIFFERENT: readonly (readonly [
    string,
    UpstreamRequest,
    { accessFingerprint?: string }?,
  ])[] = [
    ['with other access', read, { accessFingerprint: 'support' }],
    ['of another user', { ...read, ids: { user: '2' } }],
    ['of another API', { ...read, endpoint: { ...read.endpoint, api: 'Other API' } }],
    ['of another path', { ...read, endpoint: { ...read.endpoint, path: 'people/{user}.json' } }],
    ['with a query', { ...read, query: { page: '2' } }],
    ['with a flag', { ...read, flag: 'short' }],
    ['that other calls wait for', { ...read, useShortTimeout: true }],
    ['with a renewed credential', { ...read, token: 2 }],
    ['by POST', { ...read, endpoint: { ...read.endpoint, method: 'POST' } }],
  ];
  for (const [what, different, parts] of DIFFERENT) {
    it(`G10: are not coalesced with those ${what}`, async () => {
      await using upstream = await startHeldUpstream();
      await using client = idClient(upstream.url);
      const responses = [client.call(read), client.call(different, parts)];
      await upstream.arrived(2);
      upstream.releaseAll();
      assert.deepEqual((await Promise.all(responses)).sort(), [1, 2]);
    });
  }

  it('G10: are not coalesced with finished ones', async () => {
    await using upstream = await startHeldUpstream();
    await using client = idClient(upstream.url);
    for (const id of [1, 2]) {
      const response = client.call(read);
      await upstream.arrived(id);
      upstream.release();
      assert.equal(await response, id);
    }
  });

  it('fail together, and the next one is a new call', async () => {
    await using upstream = await startHeldUpstream();
    await using client = idClient(upstream.url);
    const failures = [codeOf(client.call(read)), codeOf(client.call(read))];
    await upstream.arrived(1);
    upstream.release(400);
    assert.deepEqual(await Promise.all(failures), ['UPSTREAM_REJECTED', 'UPSTREAM_REJECTED']);
    const response = client.call(read);
    await upstream.arrived(2);
    upstream.release();
    assert.equal(await response, 2);
  });
});

describe('A request that shares a read', () => {
  const WAYS = {
    deadline: 'its deadline passes',
    clientDisconnected: 'its caller disconnects',
  } as const;
  const CODES = {
    deadline: 'UPSTREAM_TIMEOUT',
    clientDisconnected: 'CLIENT_CLOSED_REQUEST',
  } as const;
  for (const way of ['deadline', 'clientDisconnected'] as const) {
    for (const place of ['first', 'second'] as const) {
      it(`ends only its own wait when ${WAYS[way]}: the ${place} of two`, async () => {
        await using upstream = await startHeldUpstream();
        await using client = idClient(upstream.url);
        const cancellation = new AbortController();
        const giving = { [way]: cancellation.signal };
        const ask = (gives: boolean) => client.call(read, gives ? giving : {});
        const responses = [ask(place === 'first'), ask(place === 'second')];
        const [gone, stays] = place === 'first' ? responses : responses.toReversed();
        await upstream.arrived(1);
        cancellation.abort();
        assert.equal(await codeOf(Promise.resolve(gone)), CODES[way]);
        await aWhile();
        assert.deepEqual([upstream.held(), upstream.disconnects()], [1, 0]);
        upstream.release();
        assert.equal(await stays, 1);
      });
    }
  }

  it('stops the read if no other request waits', async () => {
    await using upstream = await startHeldUpstream();
    await using client = idClient(upstream.url);
    const [one, other] = [new AbortController(), new AbortController()];
    const gone = [one, other].map(({ signal }) =>
      codeOf(client.call(read, { clientDisconnected: signal })),
    );
    await upstream.arrived(1);
    one.abort();
    await aWhile();
    assert.equal(upstream.disconnects(), 0);
    other.abort();
    await until(() => upstream.disconnects() === 1);
    assert.equal((await Promise.all(gone)).length, 2);
  });

  it('is not joined while its read is being stopped', async () => {
    await using upstream = await startHeldUpstream();
    await using client = idClient(upstream.url);
    const cancellation = new AbortController();
    const gone = codeOf(client.call(read, { clientDisconnected: cancellation.signal }));
    await upstream.arrived(1);
    cancellation.abort();
    const next = client.call(read);
    await gone;
    await upstream.arrived(2);
    await until(() => upstream.held() === 1);
    upstream.release();
    assert.equal(await next, 2);
  });
});

describe('A read', () => {
  it('does not join one from before a write began', async () => {
    await using upstream = await startHeldUpstream();
    await using client = idClient(upstream.url);
    const before = client.call(read);
    await upstream.arrived(1);
    const writing = client.call(write);
    await upstream.arrived(2);
    const during = client.call(read);
    await upstream.arrived(3);
    upstream.releaseAll();
    assert.deepEqual(await Promise.all([before, writing, during]), [1, 2, 3]);
  });

  it('does not join one from before a write ended', async () => {
    await using upstream = await startHeldUpstream();
    await using client = idClient(upstream.url);
    const writing = client.call(write);
    await upstream.arrived(1);
    const during = [client.call(read), client.call(read)];
    await upstream.arrived(2);
    upstream.release();
    assert.equal(await writing, 1);
    const afterwards = client.call(read);
    await upstream.arrived(3);
    upstream.releaseAll();
    assert.deepEqual(await Promise.all([...during, afterwards]), [2, 2, 3]);
  });

  it('does not join one from before a failed write', async () => {
    await using upstream = await startHeldUpstream();
    await using client = idClient(upstream.url);
    const writing = codeOf(client.call(write));
    await upstream.arrived(1);
    const during = client.call(read);
    await upstream.arrived(2);
    upstream.release(503);
    await writing;
    const afterwards = client.call(read);
    await upstream.arrived(3);
    upstream.releaseAll();
    assert.deepEqual(await Promise.all([during, afterwards]), [2, 3]);
  });

  it('is outdated after a write to another API', async () => {
    await using upstream = await startHeldUpstream();
    const singleFlight = new SingleFlight();
    await using client = idClient(upstream.url, { singleFlight });
    await using other = idClient(upstream.url, { singleFlight });
    const before = client.call(read);
    await upstream.arrived(1);
    const writing = other.call(write);
    await upstream.arrived(2);
    const during = client.call(read);
    await upstream.arrived(3);
    upstream.releaseAll();
    assert.deepEqual(await Promise.all([before, writing, during]), [1, 2, 3]);
  });

  it('is coalesced, but two equal writes are two calls', async () => {
    await using upstream = await startHeldUpstream();
    await using client = idClient(upstream.url);
    const writes = [client.call(write), client.call(write)];
    await upstream.arrived(2);
    upstream.releaseAll();
    assert.deepEqual((await Promise.all(writes)).sort(), [1, 2]);
  });
});
