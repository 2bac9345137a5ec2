import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import fc from 'fast-check';
import { createMemoryStore } from '../../src/store/memory-store.ts';
import { ReadGenerations } from '../../src/store/read-generations.ts';
import { createRedisStore } from '../../src/store/redis-store.ts';
import { type Store, StoreError } from '../../src/store/store.ts';
import { NO_REDIS, startRedisServer } from '../support/services/redis-server.ts';
import { until } from '../support/upstreams/blocking-upstream.ts';

const LONG_MS = 60_000;

interface Opened extends AsyncDisposable {
  readonly store: Store;
}

async function find(reads: ReadGenerations, upstream: string, entry: string) {
  const found = await reads.find(upstream, entry);
  assert.ok(found !== null, 'the cache cannot be used');
  return found;
}

/** What happens to one of several writes that overlap. A process that is killed begins a write and never ends it. */
const event = fc.record({
  write: fc.constantFrom('a', 'b', 'c'),
  kind: fc.constantFrom('begins', 'begins', 'ends', 'ends', 'may still be applied'),
});

type Event = typeof event extends fc.Arbitrary<infer T> ? T : never;

/** Reports events of writes to an upstream; returns those that are in flight or may still be applied. */
async function report(reads: ReadGenerations, upstream: string, events: readonly Event[]) {
  const open = new Set<string>();
  for (const { write, kind } of events) {
    if (kind === 'begins') await reads.beginWrite([upstream], write);
    else await reads.endWrite([upstream], kind === 'ends' ? write : null);
    if (kind === 'begins') open.add(write);
    else if (kind === 'ends') open.delete(write);
    else open.add('unknown');
  }
  return open;
}

async function put(reads: ReadGenerations, upstream: string, entry: string, text: string) {
  const { generation } = await find(reads, upstream, entry);
  await reads.put(upstream, entry, { generation, text, ttlMs: LONG_MS });
}

function describeGenerations(
  name: string,
  open: () => Promise<Opened>,
  skip: string | false = false,
): void {
  describe(`Generations of cached reads in ${name}`, { skip }, () => {
    it('find a stored entry until a write begins', async () => {
      await using opened = await open();
      const [one, other] = [new ReadGenerations(opened.store), new ReadGenerations(opened.store)];
      assert.equal((await find(one, 'panel', 'a')).text, null);
      await put(one, 'panel', 'a', 'text');
      assert.equal((await find(other, 'panel', 'a')).text, 'text');
      assert.equal((await find(other, 'panel', 'b')).text, null);
      assert.equal(await other.beginWrite(['panel'], 'w'), true);
      assert.equal(await one.find('panel', 'a'), null);
      assert.equal(await other.endWrite(['panel'], 'w'), true);
      assert.equal((await find(one, 'panel', 'a')).text, null);
    });

    it('keep the entries of other upstreams during a write', async () => {
      await using opened = await open();
      const reads = new ReadGenerations(opened.store);
      await put(reads, 'panel', 'a', 'text');
      await reads.beginWrite(['vms-admin', 'vms-billing'], 'w');
      assert.equal((await find(reads, 'panel', 'a')).text, 'text');
      assert.equal(await reads.find('vms-admin', 'a'), null);
      assert.equal(await reads.find('vms-billing', 'a'), null);
    });

    it('store nothing that was read before or during a write', async () => {
      await using opened = await open();
      const reads = new ReadGenerations(opened.store);
      const { generation } = await find(reads, 'panel', 'a');
      const entry = { generation, text: 'old', ttlMs: LONG_MS };
      await reads.beginWrite(['panel'], 'w');
      await reads.put('panel', 'a', entry);
      await reads.endWrite(['panel'], 'w');
      assert.equal((await find(reads, 'panel', 'a')).text, null);
      await reads.put('panel', 'a', entry);
      assert.equal((await find(reads, 'panel', 'a')).text, null);
    });

    it('store nothing while any of two writes is in flight', async () => {
      for (const [earlier, later] of [
        ['first', 'second'],
        ['second', 'first'],
      ] as const) {
        await using opened = await open();
        const reads = new ReadGenerations(opened.store);
        const { generation } = await find(reads, 'panel', 'a');
        await reads.beginWrite(['panel'], 'first');
        await reads.beginWrite(['panel'], 'second');
        await reads.endWrite(['panel'], earlier);
        assert.equal(await reads.find('panel', 'a'), null);
        await reads.put('panel', 'a', { generation, text: 'old', ttlMs: LONG_MS });
        await reads.endWrite(['panel'], later);
        assert.equal((await find(reads, 'panel', 'a')).text, null);
      }
    });

    it('are not used after a write that may still be applied', async () => {
      await using opened = await open();
      const reads = new ReadGenerations(opened.store);
      await reads.beginWrite(['panel'], 'w');
      await reads.endWrite(['panel'], null);
      assert.equal(await reads.find('panel', 'a'), null);
    });

    it('are used only if no write may still be applied', async () => {
      await using opened = await open();
      const [one, other] = [new ReadGenerations(opened.store), new ReadGenerations(opened.store)];
      let run = 0;
      await fc.assert(
        fc.asyncProperty(fc.array(event, { maxLength: 12 }), async (events) => {
          run += 1;
          const upstream = `panel-${run}`;
          const before = await find(other, upstream, 'a');
          const isOpen = (await report(one, upstream, events)).size > 0;
          await other.put(upstream, 'a', { ...before, text: 'old', ttlMs: LONG_MS });
          const found = await other.find(upstream, 'a');
          assert.equal(found === null, isOpen);
          if (events.length > 0) assert.equal(found?.text ?? null, null);
        }),
        { numRuns: 100 },
      );
    });

    it('forget an entry after its time', async () => {
      await using opened = await open();
      const reads = new ReadGenerations(opened.store);
      const { generation } = await find(reads, 'panel', 'a');
      await reads.put('panel', 'a', { generation, text: 'text', ttlMs: 40 });
      await sleep(120);
      assert.equal((await find(reads, 'panel', 'a')).text, null);
    });

    it('lose all entries together with their generation', async () => {
      await using opened = await open();
      const reads = new ReadGenerations(opened.store);
      await put(reads, 'panel', 'a', 'text');
      // As an eviction or a failover does.
      await opened.store.set('reads:{panel}:generation', '', 1);
      await until(async () => (await opened.store.get('reads:{panel}:generation')) === null);
      assert.equal((await find(reads, 'panel', 'a')).text, null);
    });
  });
}

describeGenerations('memory', async () => {
  const store = createMemoryStore();
  return { store, [Symbol.asyncDispose]: () => store.close() };
});

describeGenerations(
  'Redis',
  async () => {
    const redis = await startRedisServer();
    let isReady = false;
    const store = createRedisStore(redis.url, (isReachable) => {
      isReady = isReachable;
    });
    await until(() => isReady);
    return {
      store,
      [Symbol.asyncDispose]: async () => {
        await store.close();
        await redis[Symbol.asyncDispose]();
      },
    };
  },
  NO_REDIS,
);

describe('Generations of cached reads without a store', () => {
  /** A store whose scripts fail, or never end, while the test says so. */
  function createFaultyStore() {
    const memory = createMemoryStore();
    const state = { fault: 'none' as 'none' | 'fails' | 'hangs' };
    const run: Store['run'] = async (...args) => {
      if (state.fault === 'fails') throw new StoreError('test');
      return state.fault === 'hangs' ? await new Promise(() => {}) : memory.run(...args);
    };
    return { state, store: { ...memory, run } };
  }

  it('find nothing, and say so within a moment', async () => {
    const { state, store } = createFaultyStore();
    const reads = new ReadGenerations(store);
    for (const fault of ['fails', 'hangs'] as const) {
      state.fault = fault;
      const startedAt = performance.now();
      assert.equal(await reads.find('panel', 'a'), null);
      assert.ok(performance.now() - startedAt < 10_000);
    }
  });

  it('are not used until a failed write has made them outdated', async () => {
    const { state, store } = createFaultyStore();
    const [writer, other] = [new ReadGenerations(store), new ReadGenerations(store)];
    await put(writer, 'panel', 'a', 'old');
    state.fault = 'fails';
    assert.equal(await writer.beginWrite(['panel'], 'w'), false);
    assert.equal(await writer.endWrite(['panel'], 'w'), false);
    state.fault = 'none';
    assert.equal(await writer.find('panel', 'a'), null);
    await until(async () => (await writer.find('panel', 'a')) !== null);
    assert.equal((await find(writer, 'panel', 'a')).text, null);
    assert.equal((await find(other, 'panel', 'a')).text, null);
    writer.close();
  });

  it('are not used after a failed write that may still be applied', async () => {
    const { state, store } = createFaultyStore();
    const [writer, other] = [new ReadGenerations(store), new ReadGenerations(store)];
    await put(writer, 'panel', 'a', 'old');
    state.fault = 'fails';
    assert.equal(await writer.beginWrite(['panel'], 'w'), false);
    assert.equal(await writer.endWrite(['panel'], null), false);
    state.fault = 'none';
    // Another write that the store confirms must not end the retries.
    assert.equal(await writer.beginWrite(['panel'], 'later'), true);
    assert.equal(await writer.endWrite(['panel'], 'later'), true);
    assert.equal(await writer.find('panel', 'a'), null);
    await until(async () => (await other.find('panel', 'a')) === null);
    writer.close();
    assert.equal(await writer.find('panel', 'a'), null);
    assert.equal(await other.find('panel', 'a'), null);
  });
});
