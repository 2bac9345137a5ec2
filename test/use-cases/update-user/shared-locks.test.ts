import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { createMemoryStore } from '../../../src/store/memory-store.ts';
import { type Store, StoreError } from '../../../src/store/store.ts';
import { StoreLocks } from '../../../src/store/store-locks.ts';
import { UpstreamError } from '../../../src/upstream/errors/upstream-error.ts';
import {
  currentFence,
  FencedError,
  runFenced,
} from '../../../src/upstream/policies/write-fence.ts';
import type { UpdateTarget } from '../../../src/use-cases/update-user/resolve-target.ts';
import { runInTurn } from '../../../src/use-cases/update-user/run-in-turn.ts';
import { UserLocks } from '../../../src/use-cases/update-user/user-locks.ts';
import { aCall } from '../../support/upstreams/background-call.ts';

const OUTCOME = { kind: 'notFound', httpStatus: 404 } as const;

/** Two replicas that use one store. */
const createReplicas = (store: Store, leaseMarginMs = 5000) =>
  [1, 2].map(() => new UserLocks({ shared: new StoreLocks(store, 'hash key'), leaseMarginMs })) as [
    UserLocks,
    UserLocks,
  ];

const call = (msLeft = 1000, deadline = new AbortController().signal) =>
  aCall({ msLeft: () => msLeft, deadline });

/** An update with or without a precondition. */
const target = (input: object) =>
  ({
    input,
    branch: { conditions: ['ifUpdatedAt'] },
    provider: { id: 'onapp' },
  }) as unknown as UpdateTarget;
const PLAIN = target({ firstName: 'Ada', ifUpdatedAt: null });
const CONDITIONAL = target({ firstName: 'Ada', ifUpdatedAt: new Date() });

describe('Locks of users in two replicas', () => {
  it('let one update of a user run at a time', async () => {
    const replicas = createReplicas(createMemoryStore());
    let running = 0;
    let most = 0;
    await Promise.all(
      Array.from({ length: 20 }, async (_none, index) => {
        const turn = replicas[index % 2 === 0 ? 0 : 1].request('u', call(), 'onapp');
        await turn.begin();
        running += 1;
        most = Math.max(most, running);
        await sleep(2);
        running -= 1;
        await turn.end();
      }),
    );
    assert.equal(most, 1);
  });

  it('do not make updates of other users wait', async () => {
    const [one, other] = createReplicas(createMemoryStore());
    await one.request('u', call(), 'onapp').begin();
    const { lease } = await other.request('v', call(), 'onapp').begin();
    assert.equal(await lease?.isHeld(), true);
  });

  it('end the wait with the deadline, and send nothing', async () => {
    const [one, other] = createReplicas(createMemoryStore());
    await one.request('u', call(), 'onapp').begin();
    const over = AbortSignal.timeout(100);
    const waiting = other.request('u', call(100, over), 'onapp').begin();
    await assert.rejects(waiting, { code: 'OVERLOADED', write: 'NOT_APPLIED' });
  });

  it('are free when their holder has crashed and they expire', async () => {
    const [one, other] = createReplicas(createMemoryStore(), 50);
    await one.request('u', call(100), 'onapp').begin();
    const startedAt = performance.now();
    const { lease } = await other.request('u', call(), 'onapp').begin();
    assert.equal(await lease?.isHeld(), true);
    assert.ok(performance.now() - startedAt >= 100);
  });

  it('are released if the update ends before its turn', async () => {
    const [one, other] = createReplicas(createMemoryStore());
    const first = one.request('u', call(), 'onapp');
    await first.begin();
    const second = other.request('u', call(), 'onapp');
    void second.end();
    await first.end();
    const third = one.request('u', call(), 'onapp');
    assert.equal(await (await third.begin()).lease?.isHeld(), true);
  });

  it('are released later if the store is down meanwhile', async () => {
    const memory = createMemoryStore();
    let isDown = false;
    const store: Store = {
      ...memory,
      run: async (...args) => {
        if (isDown) throw new StoreError('it cannot be reached');
        return memory.run(...args);
      },
    };
    const [one, other] = createReplicas(store, 60_000);
    const first = one.request('u', call(), 'onapp');
    await first.begin();
    isDown = true;
    await first.end();
    isDown = false;
    const { lease } = await other.request('u', call(), 'onapp').begin();
    assert.equal(await lease?.isHeld(), true);
  });
});

describe('An update with the lock of its user', () => {
  /** Runs an update whose write passes the fence after a change of the store. */
  async function runOver(
    updated: UpdateTarget,
    change: (memory: Store) => Partial<Store>,
    leaseMarginMs = 5000,
    before = async () => {},
  ) {
    const memory = createMemoryStore();
    const [locks] = createReplicas({ ...memory, ...change(memory) }, leaseMarginMs);
    const unlocked: string[] = [];
    let isSent = false;
    const caller = call(200);
    const turn = locks.request('u', caller, 'onapp');
    const run = async () => {
      await before();
      await currentFence()?.check();
      isSent = true;
      return OUTCOME;
    };
    const onUnlocked = (requestId: string) => unlocked.push(requestId);
    const result = await runInTurn(run, {
      ...{ turn, call: caller, target: updated, onUnlocked },
    }).catch((error: unknown) => {
      assert.ok(error instanceof UpstreamError);
      return `${error.code} ${error.write}`;
    });
    await turn.end();
    return { result, isSent, unlocked: unlocked.length };
  }
  const down = () => ({
    run: async () => {
      throw new StoreError('it cannot be reached');
    },
  });
  const silent = () => ({
    get: async () => {
      throw new StoreError('it did not respond in time');
    },
  });

  it('is sent while the lock is held', async () => {
    const sent = { result: OUTCOME, isSent: true, unlocked: 0 };
    for (const updated of [PLAIN, CONDITIONAL])
      assert.deepEqual(await runOver(updated, () => ({})), sent);
  });

  it('is not sent if another process has the lock', async () => {
    const lost = { result: 'OVERLOADED NOT_APPLIED', isSent: false, unlocked: 0 };
    for (const updated of [PLAIN, CONDITIONAL]) {
      assert.deepEqual(await runOver(updated, () => ({ get: async () => 'another' })), lost);
    }
  });

  it('is not sent after a pause longer than the lock', async () => {
    const lost = { result: 'OVERLOADED NOT_APPLIED', isSent: false, unlocked: 0 };
    const paused = await runOver(
      PLAIN,
      () => ({}),
      50,
      () => sleep(250),
    );
    assert.deepEqual(paused, lost);
  });

  it('is sent without a store only without a precondition', async () => {
    for (const change of [down, silent]) {
      const unlocked = { result: OUTCOME, isSent: true, unlocked: 1 };
      assert.deepEqual(await runOver(PLAIN, change), unlocked);
      const refused = { result: 'storeDown', isSent: false, unlocked: 0 };
      assert.deepEqual(await runOver(CONDITIONAL, change), refused);
    }
  });

  it('leaves the outcome unknown if a later write is stopped', async () => {
    const memory = createMemoryStore();
    let holder: string | null = null;
    const [locks] = createReplicas({ ...memory, get: async (key) => holder ?? memory.get(key) });
    const caller = call();
    const turn = locks.request('u', caller, 'onapp');
    const run = async () => {
      await currentFence()?.check();
      holder = 'another';
      await currentFence()?.check();
      return OUTCOME;
    };
    const running = runInTurn(run, { turn, call: caller, target: PLAIN, onUnlocked: () => {} });
    await assert.rejects(running, { code: 'OVERLOADED', write: 'UNKNOWN' });
    await turn.end();
  });

  it('leaves a lost lock to its idempotency key', async () => {
    const [locks] = createReplicas({ ...createMemoryStore(), get: async () => randomUUID() });
    const caller = call();
    const turn = locks.request('u', caller, 'onapp');
    const outer = { check: async () => {}, isExpired: () => false };
    const run = async () => {
      await currentFence()?.check();
      return OUTCOME;
    };
    const running = runFenced(outer, () =>
      runInTurn(run, { turn, call: caller, target: PLAIN, onUnlocked: () => {} }),
    );
    await assert.rejects(running, FencedError);
    await turn.end();
  });
});
