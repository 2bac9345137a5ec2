import assert from 'node:assert/strict';
import { describe, it, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { KeyedCounter } from '../../src/lib/keyed-counter.ts';
import {
  FixedWindowCounter,
  LruCounter,
  type SharedCounter,
} from '../../src/rate-limit/fixed-window-counter.ts';
import { RateLimiter } from '../../src/rate-limit/rate-limiter.ts';
import { createRedisStore } from '../../src/store/redis-store.ts';
import { NO_REDIS, startRedisServer } from '../support/services/redis-server.ts';

const LIMITS = {
  inFlight: 0,
  perMinute: 2,
  mutationsPerMinute: 3,
  mutationsPerTargetPerMinute: 2,
};

function createLimiter(
  limits: Partial<typeof LIMITS> = {},
  shared?: SharedCounter,
  now = () => 0,
  inFlight = new KeyedCounter(),
) {
  const counter = new FixedWindowCounter({ local: new LruCounter(), shared, now });
  return new RateLimiter({ ...LIMITS, ...limits }, counter, inFlight, () => {});
}

const hashKey = 'k'.repeat(32);

describe('The rate limiter', () => {
  it('resets each minute and returns the seconds until then', async () => {
    let now = 119_001;
    const limiter = createLimiter({}, undefined, () => now);
    const waits = [];
    for (let n = 0; n < 4; n += 1) waits.push(await limiter.countRequest('ann'));
    assert.deepEqual(waits, [undefined, undefined, 1, 1]);
    now = 120_000;
    assert.equal(await limiter.countRequest('ann'), undefined);
  });

  it('has no limit if the setting is 0', async () => {
    const limiter = createLimiter({
      perMinute: 0,
      mutationsPerMinute: 0,
      mutationsPerTargetPerMinute: 0,
    });
    for (let n = 0; n < 100; n += 1) {
      assert.equal(await limiter.countRequest('ann'), undefined);
      assert.equal(await limiter.countUpdate('ann', undefined), undefined);
      assert.equal(await limiter.countUpdate('ann', 'x'), undefined);
    }
  });

  it('does not confuse a caller with a target', async () => {
    const limiter = createLimiter({ mutationsPerTargetPerMinute: 1 });
    assert.equal(await limiter.countUpdate('a', 'b","c'), undefined);
    assert.equal(await limiter.countUpdate('a","b', 'c'), undefined);
  });

  test('C20: keeps at most ten thousand counters in memory', () => {
    const counter = new LruCounter();
    for (let n = 0; n < 200_000; n += 1) {
      counter.increment(`caller ${n}`);
      assert.ok(counter.size <= 10_000);
    }
    // The most recent ones are kept.
    assert.equal(counter.increment('caller 190500'), 2);
    assert.equal(counter.increment('caller 199999'), 2);
    assert.equal(counter.increment('caller 1'), 1);
  });

  test('C31: uses the same memory however long the names are', () => {
    const counter = new LruCounter();
    const fill = (name: string) => {
      for (let n = 0; n < 10_000; n += 1) counter.increment(`${n} ${name}`);
      globalThis.gc?.();
      return process.memoryUsage().heapUsed;
    };
    const before = fill('x');
    // The names themselves would take 10,000 times 20 kB.
    const grown = fill('x'.repeat(20_000)) - before;
    assert.ok(counter.size > 9_000);
    assert.ok(grown < 100 * 1024 * 1024, `${grown} bytes`);
  });

  test('C20: forgets callers whose operations have ended', async () => {
    const inFlight = new KeyedCounter();
    const limiter = createLimiter({}, undefined, () => 0, inFlight);
    await Promise.all(
      Array.from({ length: 1000 }, (_none, n) =>
        limiter.run(`caller ${n}`, () => Promise.reject(new Error('failed'))).catch(() => {}),
      ),
    );
    assert.equal(inFlight.size, 0);
  });
});

describe('A rate limiter that replicas share', { skip: NO_REDIS }, () => {
  it('counts the requests of all replicas under hashed keys', async () => {
    await using server = await startRedisServer();
    const stores = [createRedisStore(server.url, () => {}), createRedisStore(server.url, () => {})];
    while (!stores.every((store) => store.isReachable())) await sleep(5);
    const [first, second] = stores.map((store) => createLimiter({}, { store, hashKey }));
    assert.ok(first !== undefined && second !== undefined);
    assert.equal(await first.countUpdate('canary', 'canary@mail.com'), undefined);
    assert.equal(await second.countUpdate('canary', 'canary@mail.com'), undefined);
    assert.equal(await first.countUpdate('canary', 'canary@mail.com'), 60);
    assert.doesNotMatch(await server.dump(), /canary/);
    await Promise.all(stores.map((store) => store.close()));
  });

  it('counts locally without delay if the store is unavailable', async () => {
    await using server = await startRedisServer();
    const store = createRedisStore(server.url, () => {});
    while (!store.isReachable()) await sleep(5);
    const limiter = createLimiter({ perMinute: 100 }, { store, hashKey });
    assert.equal(await limiter.countRequest('ann'), undefined);
    server.freeze();
    const startedAt = performance.now();
    const waits = [];
    for (let n = 0; n < 100; n += 1) waits.push(await limiter.countRequest('ann'));
    // Only the first of them waited for the timeout of the store, one second.
    assert.ok(performance.now() - startedAt < 4000);
    assert.deepEqual(waits.slice(0, 99), Array(99).fill(undefined));
    assert.equal(waits[99], 60);
    await store.close();
  });
});
