import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { setImmediate as nextTurn, setTimeout as sleep } from 'node:timers/promises';
import { CallDocuments, RequestDocuments } from '../../../src/request/held-documents.ts';
import { BACKGROUND_CALLER } from '../../../src/request/request-context.ts';
import { Bulkhead } from '../../../src/upstream/policies/bulkhead.ts';
import { CallerSet } from '../../../src/upstream/policies/caller-set.ts';
import { RejectedError } from '../../../src/upstream/policies/rejected-error.ts';
import { SingleFlight } from '../../../src/upstream/policies/single-flight.ts';
import type { UpstreamRequest } from '../../../src/upstream/transport/upstream-request.ts';
import { idClient, startHeldUpstream } from '../../support/upstreams/blocking-upstream.ts';
import { sendJson, startHttpServer } from '../../support/upstreams/http-server.ts';

const NEVER = new AbortController().signal;

const read = (user: number): UpstreamRequest => ({
  endpoint: { api: 'API', method: 'GET', path: 'users/{user}', effect: 'read' },
  ids: { user: String(user) },
});

/** Creates calls that run until the test ends them. */
function createCalls(bulkhead: Bulkhead) {
  const begun: string[] = [];
  const ends: { readonly caller: string; readonly end: () => void }[] = [];
  const outcomes: string[] = [];
  const call = (caller: string, callers = new CallerSet(caller)) => {
    const { promise, resolve } = Promise.withResolvers<void>();
    const work = () => {
      begun.push(caller);
      ends.push({ caller, end: resolve });
      return promise;
    };
    bulkhead.run(work, NEVER, callers).then(
      () => outcomes.push(`${caller} done`),
      (error: unknown) =>
        outcomes.push(`${caller} ${error instanceof RejectedError ? error.reason : 'failed'}`),
    );
    return callers;
  };
  const end = async (caller: string) => {
    const at = ends.findIndex((one) => one.caller === caller);
    ends.splice(at, 1)[0]?.end();
    await nextTurn();
  };
  return { begun, outcomes, call, end };
}

describe('Fair queues at an upstream', () => {
  it('C29: gives a free slot to the caller with the fewest', async () => {
    const { begun, call, end } = createCalls(new Bulkhead(2, 8));
    for (let n = 0; n < 6; n += 1) call('ann');
    await nextTurn();
    call('bob');
    await end('ann');
    assert.deepEqual(begun, ['ann', 'ann', 'bob']);
    await end('bob');
    await end('ann');
    assert.deepEqual(begun, ['ann', 'ann', 'bob', 'ann']);
  });

  it('C29: serves callers with as many slots in turn', async () => {
    const { begun, call, end } = createCalls(new Bulkhead(1, 16));
    for (const caller of ['ann', 'ann', 'ann', 'bob', 'bob', 'cid']) call(caller);
    await nextTurn();
    for (let n = 0; n < 6; n += 1) await end(begun.at(-1) ?? '');
    assert.deepEqual(begun, ['ann', 'ann', 'bob', 'cid', 'ann', 'bob']);
  });

  it('C29: keeps slots free if several callers use it', async () => {
    const { begun, call, end } = createCalls(new Bulkhead(8, 64));
    for (let n = 0; n < 20; n += 1) call('ann');
    await nextTurn();
    assert.equal(begun.length, 8, 'all of them while no other caller is known');
    call('bob');
    await end('ann');
    assert.equal(begun.at(-1), 'bob');
    await end('bob');
    await end('ann');
    await end('ann');
    await end('ann');
    const running = begun.filter((caller) => caller === 'ann').length - 4;
    assert.equal(running, 6, 'of eight');
    call('cid');
    await nextTurn();
    assert.equal(begun.at(-1), 'cid');
  });

  it('C29: takes a queue slot from the caller with the most', async () => {
    const { outcomes, call } = createCalls(new Bulkhead(1, 4));
    for (let n = 0; n < 5; n += 1) call('ann');
    await nextTurn();
    for (const caller of ['bob', 'bob', 'ann', 'bob']) call(caller);
    await nextTurn();
    assert.deepEqual(outcomes.toSorted(), ['ann full', 'ann full', 'ann full', 'bob full']);
  });

  it('C29: queues a shared read for each of its callers', async () => {
    const { begun, call, end } = createCalls(new Bulkhead(1, 64));
    for (let n = 0; n < 10; n += 1) call('ann');
    const shared = call('ann', new CallerSet('ann'));
    await nextTurn();
    shared.increment('bob');
    await end('ann');
    assert.notEqual(shared.onAdd, undefined, 'it still waits');
    await end('ann');
    assert.equal(begun.length, 3);
    assert.equal(shared.onAdd, undefined, 'it was the shared one that began');
  });

  it('C29: queues a retry of a shared read for every caller', async () => {
    const { begun, call, end } = createCalls(new Bulkhead(1, 64));
    for (let n = 0; n < 10; n += 1) call('ann');
    const shared = new CallerSet('ann');
    shared.increment('bob');
    call('both', shared);
    await nextTurn();
    await end('ann');
    await end('ann');
    assert.deepEqual(begun, ['ann', 'ann', 'both']);
  });

  it('C29: gives a retry of a shared read the slot of any caller', async () => {
    const { begun, call, end } = createCalls(new Bulkhead(4, 64));
    call('bob');
    await nextTurn();
    await end('bob');
    for (let n = 0; n < 5; n += 1) call('ann');
    await nextTurn();
    const shared = new CallerSet('ann');
    shared.increment('cid');
    call('both', shared);
    await nextTurn();
    assert.deepEqual(begun, ['bob', 'ann', 'ann', 'ann', 'both']);
  });

  it('C29: removes a cancelled caller from the queue', async () => {
    const bulkhead = new Bulkhead(1, 64);
    const { begun, call, end } = createCalls(bulkhead);
    call('ann');
    for (let n = 0; n < 4; n += 1) call('bob');
    const shared = new CallerSet('ann');
    shared.increment('bob');
    call('both', shared);
    await nextTurn();
    shared.decrement('ann');
    call('ann');
    await end('ann');
    await end('bob');
    assert.deepEqual(begun, ['ann', 'bob', 'ann']);
    assert.equal(bulkhead.waiting, 4);
  });

  it('C29: keeps the other wait of a caller after a cancellation', async () => {
    const shared = new CallerSet('ann');
    const removed: string[] = [];
    shared.onRemove = (id) => removed.push(id);
    for (const id of ['bob', 'bob', 'ann']) shared.increment(id);
    for (const id of ['bob', 'ann']) shared.decrement(id);
    assert.deepEqual([shared.keys, removed], [['ann', 'bob'], []]);
    shared.decrement('ann');
    assert.deepEqual([shared.keys, removed], [['bob'], ['ann']]);
    shared.decrement('bob');
    assert.deepEqual(shared.keys, ['bob'], 'the last caller is charged for it');
  });

  it('C29: removes cancelled callers from a shared read', async () => {
    const reads = new SingleFlight();
    const { promise: mayEnd, resolve: end } = Promise.withResolvers<void>();
    let shared = new CallerSet('none');
    const join = (callerId: string, signal: AbortSignal) => {
      const requestDocuments = RequestDocuments.ended();
      const toError = () => new Error('cancelled');
      const wait = { signal, callerId, requestDocuments, toError, createRejection: toError };
      const callers = new CallerSet(callerId);
      const reader = { ...wait, callers, documents: new CallDocuments() };
      return reads.join('key', reader, () => {
        shared = callers;
        return mayEnd;
      });
    };
    const ann = new AbortController();
    const waits = [join('ann', ann.signal), join('bob', NEVER), join('bob', NEVER)];
    assert.deepEqual(shared.keys, ['ann', 'bob']);
    ann.abort();
    await assert.rejects(waits[0] ?? mayEnd, /cancelled/);
    assert.deepEqual(shared.keys, ['bob']);
    end();
    await Promise.all(waits.slice(1));
  });

  it('C29: frees a queue slot once, whenever the wait is cancelled', async () => {
    for (let turns = 0; turns < 12; turns += 1) {
      const bulkhead = new Bulkhead(1, 5);
      const { promise: running, resolve: end } = Promise.withResolvers<void>();
      const first = bulkhead.run(() => running, NEVER, new CallerSet('ann'));
      const caller = new AbortController();
      const second = bulkhead.run(() => sleep(1), caller.signal, new CallerSet('ann'));
      const ended = second.catch(() => {});
      await nextTurn();
      end();
      for (let turn = 0; turn < turns; turn += 1) await null;
      caller.abort();
      await Promise.all([first, ended]);
      assert.deepEqual([bulkhead.waiting, bulkhead.running], [0, 0], `after ${turns} turns`);
    }
  });

  it('does not count the gateway itself as a caller', async () => {
    const { begun, call } = createCalls(new Bulkhead(4, 8));
    call(BACKGROUND_CALLER);
    for (let n = 0; n < 3; n += 1) call('ann');
    await nextTurn();
    assert.equal(begun.length, 4);
  });

  it('C29: does not delay other callers during a flood', async (t) => {
    await using upstream = await startHttpServer((response) => {
      setTimeout(() => sendJson(response, 200, { id: 1 }), 100);
    });
    await using client = idClient(upstream.url, { maxConcurrent: 32, maxWaiting: 64 });
    const unloadedAt = performance.now();
    await client.call(read(1), { callerId: 'apiKey:bob' });
    const unloadedMs = performance.now() - unloadedAt;
    let isOver = false;
    let refused = 0;
    const flood = Array.from({ length: 160 }, async (_none, n) => {
      for (let round = 0; !isOver; round += 1) {
        const call = client.call(read(1000 * round + n + 2), { callerId: 'apiKey:ann' });
        await call.catch(() => {
          refused += 1;
          return sleep(20);
        });
      }
    });
    await sleep(50);
    const took: number[] = [];
    for (let n = 0; n < 10; n += 1) {
      const startedAt = performance.now();
      const reads = [1, 2, 3].map((user) =>
        client.call(read(900_000 + 10 * n + user), { callerId: 'apiKey:bob' }),
      );
      await Promise.all(reads);
      took.push(performance.now() - startedAt);
    }
    isOver = true;
    await Promise.all(flood);
    const longest = Math.max(...took);
    t.diagnostic(
      `${unloadedMs.toFixed()} ms without the flood, ${longest.toFixed()} ms with it; ${refused} refused`,
    );
    assert.ok(refused > 0, 'the flood exceeds the queue');
    assert.ok(longest < 1500 + 5 * unloadedMs, `${longest} ms`);
  });

  it('C29: completes the reads of other callers during slow ones', async () => {
    await using upstream = await startHeldUpstream();
    await using client = idClient(upstream.url, { maxConcurrent: 32, maxWaiting: 64 });
    const first = client.call(read(1), { callerId: 'apiKey:bob' });
    await upstream.arrived(1);
    upstream.release();
    await first;
    const flood = Array.from({ length: 96 }, (_none, n) =>
      client.call(read(n + 2), { callerId: 'apiKey:ann' }).catch(() => null),
    );
    await upstream.arrived(1 + 24);
    const reads = Array.from({ length: 8 }, (_none, n) =>
      client.call(read(n + 500), { callerId: 'apiKey:bob' }),
    );
    await upstream.arrived(1 + 24 + 8);
    const releasing = setInterval(() => upstream.releaseAll(), 5);
    assert.equal((await Promise.all(reads)).length, 8);
    await Promise.all(flood);
    clearInterval(releasing);
  });
});
