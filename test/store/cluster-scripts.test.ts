import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { FixedWindowCounter, LruCounter } from '../../src/rate-limit/fixed-window-counter.ts';
import { createMemoryStore } from '../../src/store/memory-store.ts';
import { createRedisStore } from '../../src/store/redis-store.ts';
import type { Store } from '../../src/store/store.ts';
import { StoreLocks } from '../../src/store/store-locks.ts';
import { UpdateRecords } from '../../src/store/update-records.ts';
import { NO_REDIS } from '../support/services/redis-server.ts';
import { startTwoMasters } from '../support/services/store-process.ts';

const [OLD, NEW] = ['old key', 'new key'];

/** Runs every script of records, locks and rates over several slots; returns what they reported. */
async function runAll(store: Store): Promise<readonly unknown[]> {
  const seen: unknown[] = [];
  const records = new UpdateRecords(store, NEW, [OLD]);
  const locks = new StoreLocks(store, NEW, [OLD]);
  for (let n = 0; n < 8; n += 1) {
    const update = { callerId: 'ann', key: `key-${n}`, provider: 'onapp', input: { n } };
    const request = { ...update, leaseMs: 60_000, marginMs: 1000 };
    const first = await records.claim(request);
    assert.ok(first.kind === 'mine');
    seen.push(first.isRepeat, await first.lease.isHeld(), await records.isApplied(update));
    seen.push((await records.claim(request)).kind);
    await first.lease.invalidate();
    const second = await records.claim(request);
    assert.ok(second.kind === 'mine');
    await second.lease.unknown();
    const third = await records.claim(request);
    assert.ok(third.kind === 'mine');
    seen.push(second.isRepeat, third.isRepeat);
    await third.lease.applied('onapp/user/1');
    seen.push(await records.claim(request), await records.isApplied(update));
    seen.push((await records.claim({ ...request, input: {} })).kind);

    const [lock, other] = [1, 2].map(() => locks.create(`user ${n}`, 60_000, 0));
    assert.ok(lock && other);
    seen.push(await lock.take(), (await other.take()) > 59_000, await other.isHeld());
    await other.release();
    seen.push(await lock.isHeld());
    await lock.release();
    seen.push(await other.take());

    const counter = new FixedWindowCounter({
      local: new LruCounter(),
      shared: { store, hashKey: NEW },
      now: () => 0,
    });
    const keys = ['a', 'b'].map((name) => ({ key: [name, `caller ${n}`], limit: 2 }));
    const counted = await counter.incrementWithin(`caller ${n}`, keys);
    counted.undo();
    const again: (readonly number[])[] = [];
    for (let times = 0; times < 3; times += 1) {
      again.push((await counter.incrementWithin(`caller ${n}`, keys)).counts);
    }
    seen.push(counted.counts, again);
  }
  return seen;
}

describe('Scripts of several keys', { skip: NO_REDIS }, () => {
  it('do the same in memory and in a cluster', async () => {
    const inMemory = await runAll(createMemoryStore());
    assert.deepEqual(inMemory.slice(-2), [
      [1, 1],
      [[1, 1], [2, 2], [3]],
    ]);
    await using cluster = await startTwoMasters();
    const nodes = [{ host: '127.0.0.1', port: cluster.second.port }];
    const store = createRedisStore({ kind: 'cluster', nodes, tls: undefined }, () => {});
    while (!store.isReachable()) await sleep(5);
    assert.deepEqual(await runAll(store), inMemory);
    await store.close();
  });
});
