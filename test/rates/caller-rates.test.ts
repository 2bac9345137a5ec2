import assert from 'node:assert/strict';
import { describe, it, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { BoundedCounts } from '../../src/rates/bounded-counts.ts';
import { CallerRates } from '../../src/rates/caller-rates.ts';
import { CallersInFlight } from '../../src/rates/callers-in-flight.ts';
import { MinuteCounts, type SharedCounts } from '../../src/rates/minute-counts.ts';
import { createRedisStore } from '../../src/store/redis-store.ts';
import { NO_REDIS, startRedisServer } from '../support/redis-server.ts';

const LIMITS = {
  inFlight: 0,
  perMinute: 2,
  mutationsPerMinute: 3,
  mutationsPerTargetPerMinute: 2,
};

function ratesOf(limits: Partial<typeof LIMITS> = {}, shared?: SharedCounts, now = () => 0) {
  const counts = new MinuteCounts({ own: new BoundedCounts(), shared, now });
  return new CallerRates({ ...LIMITS, ...limits }, counts, new CallersInFlight(), () => {});
}

const hashKey = 'k'.repeat(32);

describe('Rates of callers', () => {
  it('begin anew with each minute, and say how long that is', async () => {
    let now = 119_001;
    const rates = ratesOf({}, undefined, () => now);
    const answers = [];
    for (let n = 0; n < 4; n += 1) answers.push(await rates.request('ann'));
    assert.deepEqual(answers, [undefined, undefined, 1, 1]);
    now = 120_000;
    assert.equal(await rates.request('ann'), undefined);
  });

  it('have no limit where it is 0', async () => {
    const rates = ratesOf({ perMinute: 0, mutationsPerMinute: 0, mutationsPerTargetPerMinute: 0 });
    for (let n = 0; n < 100; n += 1) {
      assert.equal(await rates.request('ann'), undefined);
      assert.equal(await rates.change('ann'), undefined);
      assert.equal(await rates.changeOf('ann', 'x'), undefined);
    }
  });

  it('keep no name of a caller, target and caller apart', async () => {
    const rates = ratesOf({ mutationsPerTargetPerMinute: 1 });
    assert.equal(await rates.changeOf('a', 'b","c'), undefined);
    assert.equal(await rates.changeOf('a","b', 'c'), undefined);
  });

  test('C20: of a million callers take no more memory than those of ten thousand', () => {
    const counts = new BoundedCounts();
    for (let n = 0; n < 1_000_000; n += 1) counts.increment(`caller ${n}`);
    assert.equal(counts.size, 10_000);
    assert.equal(counts.increment('caller 999999'), 2);
    assert.equal(counts.increment('caller 1'), 1);
  });

  test('C31: take the same memory, however long what is counted is', () => {
    const counts = new BoundedCounts();
    const fill = (name: string) => {
      for (let n = 0; n < 10_000; n += 1) counts.increment(`${n} ${name}`);
      globalThis.gc?.();
      return process.memoryUsage().heapUsed;
    };
    const before = fill('x');
    // Kept as they are they would take 10,000 times 20 kB.
    const grown = fill('x'.repeat(20_000)) - before;
    assert.equal(counts.size, 10_000);
    assert.ok(grown < 100 * 1024 * 1024, `${grown} bytes`);
  });

  test('C20: of operations under way leave nothing behind', async () => {
    const inFlight = new CallersInFlight();
    await Promise.all(
      Array.from({ length: 1000 }, (_none, n) =>
        inFlight.run(`caller ${n}`, () => Promise.reject(new Error('failed'))).catch(() => {}),
      ),
    );
    assert.equal(inFlight.size, 0);
  });
});

describe('Rates that replicas share', { skip: NO_REDIS }, () => {
  it('count what came to any of them, under keys that tell nothing', async () => {
    await using server = await startRedisServer();
    const stores = [createRedisStore(server.url, () => {}), createRedisStore(server.url, () => {})];
    while (!stores.every((store) => store.isReachable())) await sleep(5);
    const [first, second] = stores.map((store) => ratesOf({}, { store, hashKey }));
    assert.ok(first !== undefined && second !== undefined);
    assert.equal(await first.changeOf('canary', 'canary@mail.com'), undefined);
    assert.equal(await second.changeOf('canary', 'canary@mail.com'), undefined);
    assert.equal(await first.changeOf('canary', 'canary@mail.com'), 60);
    assert.doesNotMatch(await server.dump(), /canary/);
    await Promise.all(stores.map((store) => store.close()));
  });

  it('go on with the count of each where the store cannot be asked, and are not held up by it', async () => {
    await using server = await startRedisServer();
    const store = createRedisStore(server.url, () => {});
    while (!store.isReachable()) await sleep(5);
    const rates = ratesOf({ perMinute: 100 }, { store, hashKey });
    assert.equal(await rates.request('ann'), undefined);
    server.freeze();
    const startedAt = performance.now();
    const answers = [];
    for (let n = 0; n < 100; n += 1) answers.push(await rates.request('ann'));
    // One of them waited for the store, for a second.
    assert.ok(performance.now() - startedAt < 4000);
    assert.deepEqual(answers.slice(0, 99), Array(99).fill(undefined));
    assert.equal(answers[99], 60);
    await store.close();
  });
});
