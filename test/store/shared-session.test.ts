import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { createMemoryStore } from '../../src/store/memory-store.ts';
import { createSessionSharing } from '../../src/store/shared-session.ts';
import { type Store, StoreError } from '../../src/store/store.ts';

const KEY = 'k'.repeat(32);
const OTHER_KEY = 'o'.repeat(32);
const ACCOUNT = { url: new URL('http://vms.example.net/'), login: 'gateway', signInMs: 300 };

/** An upstream that counts its sign-ins: the tokens are `token-1`, `token-2`, … */
function createUpstream(renewAt: number | null = null) {
  let count = 0;
  return {
    signIns: () => count,
    signIn: async () => {
      count += 1;
      const value = `token-${count}`;
      await sleep(20);
      return { value, renewAt };
    },
  };
}

const sessionIn = (store: Store, hashKey = KEY, previousKeys: readonly string[] = []) =>
  createSessionSharing({ store, hashKey, previousKeys })(ACCOUNT);

/** A store that nobody can reach. */
const DOWN: Store = {
  ...createMemoryStore(),
  get: () => Promise.reject(new StoreError('it cannot be reached')),
  set: () => Promise.reject(new StoreError('it cannot be reached')),
};

// Each test has its own store, and they mostly wait.
describe('A shared session', { concurrency: true }, () => {
  it('signs in once for all replicas', async () => {
    const store = createMemoryStore();
    const { signIn, signIns } = createUpstream();
    const replicas = Array.from({ length: 5 }, () => sessionIn(store));
    const tokens = await Promise.all(replicas.map((it) => it.getToken(undefined, signIn)));
    assert.deepEqual(new Set(tokens.map(({ value }) => value)), new Set(['token-1']));
    assert.equal(signIns(), 1);
  });

  it('is renewed once after all replicas received a 401', async () => {
    const store = createMemoryStore();
    const { signIn, signIns } = createUpstream();
    const replicas = Array.from({ length: 5 }, () => sessionIn(store));
    const { value } = await sessionIn(store).getToken(undefined, signIn);
    const tokens = await Promise.all(replicas.map((it) => it.getToken(value, signIn)));
    assert.deepEqual(new Set(tokens.map((it) => it.value)), new Set(['token-2']));
    assert.equal(signIns(), 2);
  });

  it('is renewed when it is due', async () => {
    const store = createMemoryStore();
    const { signIn } = createUpstream(Date.now() + 1000);
    const session = sessionIn(store);
    assert.equal((await session.getToken(undefined, signIn)).value, 'token-1');
    assert.equal((await session.getToken(undefined, signIn)).value, 'token-1');
    await sleep(1020);
    assert.equal((await session.getToken(undefined, signIn)).value, 'token-2');
  });

  it('lets the next replica sign in after a failed sign-in', async () => {
    const store = createMemoryStore();
    const { signIn, signIns } = createUpstream();
    const fail = async () => {
      await sleep(20);
      throw new Error('rejected');
    };
    const failing = sessionIn(store).getToken(undefined, fail);
    const waiting = sessionIn(store).getToken(undefined, signIn);
    await assert.rejects(failing, { message: 'rejected' });
    assert.equal((await waiting).value, 'token-1');
    assert.equal(signIns(), 1);
  });

  it('does not wait for a replica that died longer than its lock', async () => {
    const store = createMemoryStore();
    const { signIn } = createUpstream();
    sessionIn(store)
      .getToken(undefined, () => new Promise(() => {}))
      .catch(() => {});
    const startedAt = performance.now();
    assert.equal((await sessionIn(store).getToken(undefined, signIn)).value, 'token-1');
    const ms = performance.now() - startedAt;
    assert.ok(ms > 1000 && ms < 6000, `${ms}`);
  });

  it('is not shared while the store cannot be reached', async () => {
    const { signIn } = createUpstream();
    const values = [];
    for (const session of [sessionIn(DOWN), sessionIn(DOWN)]) {
      values.push((await session.getToken(undefined, signIn)).value);
    }
    assert.deepEqual(values, ['token-1', 'token-2']);
  });

  it('is encrypted in the store, and bound to its account', async () => {
    const texts = new Map<string, string>();
    const memory = createMemoryStore();
    const store: Store = {
      ...memory,
      set: (key, value, ttlMs) => {
        texts.set(key, value);
        return memory.set(key, value, ttlMs);
      },
    };
    const { signIn } = createUpstream();
    await sessionIn(store).getToken(undefined, signIn);
    const other = createSessionSharing({ store, hashKey: KEY, previousKeys: [] });
    await other({ ...ACCOUNT, login: 'other' }).getToken(undefined, signIn);
    assert.doesNotMatch(JSON.stringify([...texts]), /token-|gateway|example/);
    const [[own = ''] = [], [foreign = '', text = ''] = []] = [...texts];
    assert.notEqual(own, foreign);
    // The text of another account is no token of this one.
    await memory.set(own, text, 1000);
    assert.equal((await sessionIn(store).getToken(undefined, signIn)).value, 'token-3');
  });

  it('is shared while the key of the store is exchanged', async () => {
    const store = createMemoryStore();
    const { signIn, signIns } = createUpstream();
    await sessionIn(store, OTHER_KEY, [KEY]).getToken(undefined, signIn);
    await sessionIn(store, KEY, [OTHER_KEY]).getToken(undefined, signIn);
    assert.equal(signIns(), 1);
    await sessionIn(store, KEY).getToken(undefined, signIn);
    assert.equal(signIns(), 2);
  });
});
