import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createMemoryStore } from '../../src/store/memory-store.ts';
import { ReadGenerations } from '../../src/store/read-generations.ts';
import { createRedisStore } from '../../src/store/redis-store.ts';
import { type Store, StoreError } from '../../src/store/store.ts';
import { WriteAnnouncer } from '../../src/store/write-announcer.ts';
import { NO_REDIS, startRedisServer } from '../support/services/redis-server.ts';
import { until } from '../support/upstreams/blocking-upstream.ts';

function announcerIn(store: Store) {
  const heard: (readonly string[])[] = [];
  const announcer = new WriteAnnouncer({
    store,
    generations: new ReadGenerations(store),
    onWrite: (upstreams) => heard.push(upstreams),
    onGap: () => heard.push(['gap']),
  });
  return { announcer, heard };
}

describe('Announced writes', () => {
  it('are heard by others before they are sent and at their end', async () => {
    const store = createMemoryStore();
    const [one, other] = [announcerIn(store), announcerIn(store)];
    const { isConfirmed, end } = await one.announcer.begin(['panel', 'vms']);
    assert.equal(isConfirmed, true);
    assert.deepEqual(other.heard, [['panel', 'vms']]);
    assert.equal(await end(true), true);
    assert.equal(other.heard.length, 2);
    assert.deepEqual(one.heard, []);
  });

  it('are not heard after the end of the subscription', async () => {
    const store = createMemoryStore();
    const [one, other] = [announcerIn(store), announcerIn(store)];
    other.announcer.close();
    await one.announcer.begin(['panel']);
    assert.deepEqual(other.heard, []);
  });

  it('do not wait long for a store that does not respond', async () => {
    const memory = createMemoryStore();
    const hangs = () => new Promise<never>(() => {});
    const { announcer } = announcerIn({ ...memory, run: hangs, publish: hangs });
    const startedAt = performance.now();
    const { isConfirmed, end } = await announcer.begin(['panel']);
    assert.equal(isConfirmed, false);
    assert.equal(await end(true), false);
    const ms = performance.now() - startedAt;
    assert.ok(ms > 900 && ms < 5000, `${ms} ms`);
  });

  it('do not wait for a store that is known to be unreachable', async (t) => {
    const memory = createMemoryStore();
    const hangs = () => new Promise<never>(() => {});
    const { announcer } = announcerIn({
      ...memory,
      run: hangs,
      publish: hangs,
      isReachable: () => false,
    });
    // No timer of this test ends, so a wait would never end either.
    t.mock.timers.enable({ apis: ['setTimeout'] });
    assert.equal((await announcer.begin(['panel'])).isConfirmed, false);
  });

  it('never fail if the store does', async () => {
    const memory = createMemoryStore();
    const fails = () => Promise.reject(new StoreError('test'));
    const { announcer } = announcerIn({ ...memory, run: fails, publish: fails });
    const { isConfirmed, end } = await announcer.begin(['panel']);
    assert.deepEqual([isConfirmed, await end(false)], [false, false]);
  });
});

describe('Announced writes in Redis', { skip: NO_REDIS }, () => {
  it('reach another replica within milliseconds', async (t) => {
    await using redis = await startRedisServer();
    const ready: boolean[] = [];
    const [one, other] = [0, 1].map((n) =>
      createRedisStore(redis.url, (isReachable) => {
        ready[n] = isReachable;
      }),
    );
    assert.ok(one !== undefined && other !== undefined);
    const arrivals: number[] = [];
    let hasSubscribed = false;
    const listener = new WriteAnnouncer({
      store: other,
      generations: new ReadGenerations(other),
      onWrite: () => arrivals.push(performance.now()),
      onGap: () => {
        hasSubscribed = true;
      },
    });
    await until(() => ready[0] === true && ready[1] === true && hasSubscribed);
    const { announcer } = announcerIn(one);
    const delays: number[] = [];
    for (let n = 0; n < 50; n += 1) {
      await announcer.begin(['panel']);
      const confirmedAt = performance.now();
      await until(() => arrivals.length > n);
      delays.push(Math.max(0, (arrivals[n] ?? 0) - confirmedAt));
    }
    const sorted = delays.toSorted((a, b) => a - b);
    const [median, slowest] = [sorted[25] ?? 0, sorted[49] ?? 0];
    t.diagnostic(
      `after the confirmation: median ${median.toFixed(1)}, at most ${slowest.toFixed(1)} ms`,
    );
    assert.ok(median < 100, `${median} ms`);
    announcer.close();
    listener.close();
    await Promise.all([one.close(), other.close()]);
  });
});
