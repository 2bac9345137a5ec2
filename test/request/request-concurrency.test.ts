import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { setImmediate as turn } from 'node:timers/promises';
import { RequestConcurrencyLimit } from '../../src/request/request-concurrency.ts';
import type { UpstreamRequest } from '../../src/upstream/transport/upstream-request.ts';
import {
  aWhile,
  idClient,
  startHeldUpstream,
  until,
} from '../support/upstreams/blocking-upstream.ts';

/** Creates reads that the test ends. */
function heldReads() {
  const begun: PromiseWithResolvers<number>[] = [];
  const read = () => {
    const held = Promise.withResolvers<number>();
    begun.push(held);
    return held.promise;
  };
  return { begun, read };
}

const userRead = (user: number): UpstreamRequest => ({
  endpoint: { api: 'Panel API', method: 'GET', path: 'users/{user}.json', effect: 'read' },
  ids: { user: String(user) },
});

const twenty = Array.from({ length: 20 }, (_, index) => index + 1);

describe('RequestConcurrencyLimit', () => {
  it('runs 8 reads at a time, even after failures', async () => {
    const gate = new RequestConcurrencyLimit();
    const { begun, read } = heldReads();
    const concurrency = Promise.allSettled(twenty.map(() => gate.run('panel', read)));
    await turn();
    assert.equal(begun.length, 8);
    begun[3]?.resolve(3);
    await turn();
    assert.equal(begun.length, 9);
    begun[0]?.reject(new Error('failed'));
    await turn();
    assert.equal(begun.length, 10);
    for (let next = 0; next < 20; next += 1) {
      begun[next]?.resolve(next);
      await turn();
    }
    const settled = await concurrency;
    assert.deepEqual(
      settled.flatMap((one, index) => (one.status === 'rejected' ? [index] : [])),
      [0],
    );
  });

  it('returns the result of the read', async () => {
    const gate = new RequestConcurrencyLimit();
    assert.equal(await gate.run('panel', async () => 7), 7);
    await assert.rejects(
      gate.run('panel', () => Promise.reject(new Error('failed'))),
      { message: 'failed' },
    );
  });

  it('limits each provider separately', async () => {
    const gate = new RequestConcurrencyLimit();
    const slow = heldReads();
    for (const _each of twenty) void gate.run('slow', slow.read);
    assert.equal(await gate.run('quick', async () => 1), 1);
    assert.equal(slow.begun.length, 8);
  });

  it('limits each client request separately', async () => {
    const { begun, read } = heldReads();
    for (const gate of [new RequestConcurrencyLimit(), new RequestConcurrencyLimit()]) {
      for (const _each of twenty) void gate.run('panel', read);
    }
    await turn();
    assert.equal(begun.length, 16);
  });
});

describe('An upstream', () => {
  it('gets 8 reads at a time, and writes at once', async () => {
    await using upstream = await startHeldUpstream();
    await using client = idClient(upstream.url);
    const concurrency = new RequestConcurrencyLimit();
    const responses = twenty.map((user) => client.call(userRead(user), { concurrency }));
    await upstream.arrived(8);
    await aWhile();
    assert.equal(upstream.held(), 8);
    const { endpoint, ids } = { ...userRead(1), ids: { user: '1' } };
    const write = { endpoint: { ...endpoint, method: 'PUT', effect: 'write' }, ids } as const;
    const written = client.call(write, { concurrency });
    await upstream.arrived(9);
    upstream.releaseAll();
    assert.equal(await written, 9);
    while (upstream.arrivals.length < 21) {
      await until(() => upstream.held() > 0);
      assert.ok(upstream.held() <= 8);
      upstream.release();
    }
    upstream.releaseAll();
    assert.equal(new Set(await Promise.all(responses)).size, 20);
  });

  it('gets no read whose caller left while it was queued', async () => {
    await using upstream = await startHeldUpstream();
    await using client = idClient(upstream.url);
    const caller = new AbortController();
    const parts = { concurrency: new RequestConcurrencyLimit(), clientDisconnected: caller.signal };
    const responses = Promise.allSettled(twenty.map((user) => client.call(userRead(user), parts)));
    await upstream.arrived(8);
    caller.abort();
    assert.ok((await responses).every(({ status }) => status === 'rejected'));
    await aWhile();
    assert.equal(upstream.arrivals.length, 8);
  });
});
