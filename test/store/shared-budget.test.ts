import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { createMemoryStore } from '../../src/store/memory-store.ts';
import { createRedisStore } from '../../src/store/redis-store.ts';
import { createSharedBudget, subscribeToPauses } from '../../src/store/shared-budget.ts';
import { type Store, StoreError } from '../../src/store/store.ts';
import { NO_REDIS, startRedisServer } from '../support/services/redis-server.ts';

/** Slow enough for a busy machine. */
const TOTAL = { intervalMs: 150, toleranceMs: 0 };
const BULK = { intervalMs: 900, toleranceMs: 0 };

const PAUSE = { ms: 5000, needsTrial: true };

interface Opened extends AsyncDisposable {
  readonly store: Store;
}

const openMemory = async (): Promise<Opened> => {
  const store = createMemoryStore();
  return { store, [Symbol.asyncDispose]: () => store.close() };
};

const openRedis = async (): Promise<Opened> => {
  const server = await startRedisServer();
  const store = createRedisStore(server.url, () => {});
  while (!store.isReachable()) await sleep(5);
  return {
    store,
    [Symbol.asyncDispose]: async () => {
      await store.close();
      await server[Symbol.asyncDispose]();
    },
  };
};

for (const [name, open, skip] of [
  ['in memory', openMemory, false],
  ['in Redis', openRedis, NO_REDIS],
] as const) {
  describe(`A shared budget ${name}`, { skip }, () => {
    it('reserves tokens one after another for all replicas', async () => {
      await using opened = await open();
      const [first, second] = [1, 2].map(() => createSharedBudget(opened.store, 'panel'));
      const leases = [
        await first?.lease(5, TOTAL, undefined),
        await second?.lease(5, TOTAL, undefined),
      ];
      const [one, two] = leases.map((lease) => lease?.firstMs ?? Number.NaN);
      assert.deepEqual(
        leases.map((lease) => lease?.count),
        [5, 5],
      );
      assert.ok(one !== undefined && one <= 0.001, `${one}`);
      assert.ok(two !== undefined && two > 100 && two <= 750, `${two}`);
    });

    it('gives unused tokens up to the burst', async () => {
      await using opened = await open();
      const budget = createSharedBudget(opened.store, 'panel');
      const { firstMs } = await budget.lease(1, { ...TOTAL, toleranceMs: 1350 }, undefined);
      assert.ok(firstMs <= -1349, `${firstMs}`);
    });

    it('reserves no token far ahead', async () => {
      await using opened = await open();
      const budget = createSharedBudget(opened.store, 'panel');
      await budget.lease(10, TOTAL, undefined);
      const { count, firstMs } = await budget.lease(1, TOTAL, undefined);
      assert.equal(count, 0);
      assert.ok(firstMs > 50 && firstMs <= 500, `${firstMs}`);
    });

    it('limits bulk tokens to their rate', async () => {
      await using opened = await open();
      const budget = createSharedBudget(opened.store, 'panel');
      await budget.lease(1, TOTAL, BULK);
      const { firstMs } = await budget.lease(1, TOTAL, BULK);
      assert.ok(firstMs > 300 && firstMs <= 900, `${firstMs}`);
      const interactive = await budget.lease(1, TOTAL, undefined);
      assert.ok(interactive.firstMs <= 300, `${interactive.firstMs}`);
    });

    it('ignores a time that another clock wrote', async () => {
      await using opened = await open();
      const budget = createSharedBudget(opened.store, 'panel');
      const run = opened.store.run.bind(opened.store);
      let key = '';
      const spied = createSharedBudget(
        {
          publish: opened.store.publish,
          run: (script, keys, args) => {
            key = keys[0] ?? '';
            return run(script, keys, args);
          },
        },
        'panel',
      );
      await spied.lease(1, TOTAL, undefined);
      await opened.store.set(key, '9000000000000000', 60_000);
      const { count, firstMs } = await budget.lease(1, TOTAL, undefined);
      assert.equal(count, 1);
      assert.ok(firstMs <= 0.001, `${firstMs}`);
    });

    it('tells all replicas of a pause', async () => {
      await using opened = await open();
      const told: unknown[] = [];
      const stop = subscribeToPauses(
        opened.store,
        () => [],
        (...pause) => told.push(pause),
      );
      await sleep(300);
      await createSharedBudget(opened.store, 'panel').startPause('read', PAUSE);
      for (let n = 0; n < 100 && told.length === 0; n += 1) await sleep(10);
      assert.deepEqual(told, [['panel', 'read', PAUSE]]);
      stop();
    });

    it('reads missed pauses when commands work again', async () => {
      await using opened = await open();
      await createSharedBudget(opened.store, 'panel').startPause('read', PAUSE);
      let failures = 3;
      const run: Store['run'] = async (...command) => {
        if (failures === 0) return opened.store.run(...command);
        failures -= 1;
        throw new StoreError('it cannot be reached');
      };
      const told = Promise.withResolvers<string>();
      const stop = subscribeToPauses(
        {
          run,
          subscribe: (_channel, { onGap }) => {
            onGap();
            return () => {};
          },
        },
        () => ['panel'],
        told.resolve,
      );
      assert.equal(await told.promise, 'panel');
      stop();
    });

    it('keeps the longer of two pauses', async () => {
      await using opened = await open();
      const budget = createSharedBudget(opened.store, 'panel');
      await budget.startPause('write', PAUSE);
      await budget.startPause('write', { ms: 1000, needsTrial: false });
      const told = Promise.withResolvers<{ ms: number; needsTrial: boolean }>();
      const gap: (() => void)[] = [];
      subscribeToPauses(
        {
          run: opened.store.run,
          subscribe: (_channel, { onGap }) => {
            gap.push(onGap);
            return () => {};
          },
        },
        () => ['panel', 'other'],
        (upstream, callClass, pause) => {
          assert.deepEqual([upstream, callClass], ['panel', 'write']);
          told.resolve(pause);
        },
      );
      gap[0]?.();
      const { ms, needsTrial } = await told.promise;
      assert.ok(ms > 4000 && ms <= 5000, `${ms}`);
      assert.equal(needsTrial, true);
    });
  });
}
