import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { ConfigError } from '../../src/config/config-error.ts';
import { findRenamedKeys, findUnsafeChanges } from '../../src/config/unsafe-reload.ts';
import { toProviderSettings } from '../../src/simulators/installation.ts';
import { startSimulators } from '../../src/simulators/registry.ts';
import { createMemoryStore } from '../../src/store/memory-store.ts';
import { UpdateRecords } from '../../src/store/update-records.ts';
import { apiKey } from '../support/api-keys.ts';
import { settingsOver, startGatewayOver } from '../support/gateway.ts';
import { update } from '../support/graphql.ts';
import { NO_REDIS, startRedisServer } from '../support/redis-server.ts';

const [OLD, NEW, OTHER] = ['o', 'n', 'x'].map((letter) => letter.repeat(32)) as [
  string,
  string,
  string,
];

const RENAME = { onApp: { id: 'onapp/user/12', firstName: 'Ada' } };

const asked = { who: 'ann', key: 'key-1', provider: 'onapp', input: RENAME, leaseMs: 60_000 };

async function claimMine(records: UpdateRecords) {
  const claim = await records.claim(asked);
  assert.ok(claim.kind === 'mine');
  return claim;
}

describe('Records under an earlier hash key', () => {
  it('M22: are found, and judged by the input as any other', async () => {
    const store = createMemoryStore();
    await (await claimMine(new UpdateRecords(store, OLD))).lease.applied('onapp/user/12');
    const records = new UpdateRecords(store, NEW, [OTHER, OLD]);
    assert.deepEqual(await records.claim(asked), { kind: 'applied', user: 'onapp/user/12' });
    assert.deepEqual(await records.claim({ ...asked, input: {} }), { kind: 'reused' });
  });

  it('M22: say that nobody knows what became of an update', async () => {
    const store = createMemoryStore();
    await (await claimMine(new UpdateRecords(store, OLD))).lease.unknown();
    assert.equal((await claimMine(new UpdateRecords(store, NEW, [OLD]))).isRepeat, true);
  });

  it('M22: are written under the current key only', async () => {
    const store = createMemoryStore();
    await (await claimMine(new UpdateRecords(store, NEW, [OLD]))).lease.applied(null);
    assert.equal((await new UpdateRecords(store, NEW).claim(asked)).kind, 'applied');
    assert.equal((await new UpdateRecords(store, OLD).claim(asked)).kind, 'mine');
  });

  it('M22: exclude each other while replicas have different keys in front', async () => {
    const store = createMemoryStore();
    const [before, after] = [
      new UpdateRecords(store, OLD, [NEW]),
      new UpdateRecords(store, NEW, [OLD]),
    ];
    const { lease } = await claimMine(before);
    assert.equal((await after.claim(asked)).kind, 'inProgress');
    await lease.forget();
    await claimMine(after);
    assert.equal((await before.claim(asked)).kind, 'inProgress');
    assert.equal((await new UpdateRecords(store, OLD).claim(asked)).kind, 'inProgress');
  });
});

describe('A reload that would forget idempotency keys', () => {
  const providers = { a: { kind: 'activePlatform', url: 'http://127.0.0.1:1', apiToken: 'x' } };
  const withStore = (store?: object, access?: object) =>
    settingsOver(providers, { ...(store && { store }), ...(access && { access }) });
  const url = 'redis://127.0.0.1:6379';
  const problemsOf = (old: object | undefined, next: object | undefined, hasOwnRecords = false) =>
    findUnsafeChanges(withStore(old), withStore(next), { hasOwnRecords }).map(
      (problem) => problem.split(':')[0],
    );

  it('M22: is refused, with what to do', () => {
    const old = { url, key: OLD };
    assert.deepEqual(problemsOf(old, { url, key: NEW }), ['store.key']);
    assert.deepEqual(problemsOf(old, { url, key: NEW, previousKeys: [OTHER] }), ['store.key']);
    assert.deepEqual(problemsOf(old, undefined), ['store']);
    assert.deepEqual(problemsOf(old, { url: `${url}/1`, key: OLD }), ['store.url']);
    assert.deepEqual(problemsOf(old, { url: 'redis://127.0.0.2', key: OLD }), ['store.url']);
    assert.deepEqual(problemsOf(undefined, old, true), ['store']);
  });

  it('is taken if all records are found all the same', () => {
    const old = { url, key: OLD };
    assert.deepEqual(problemsOf(old, { url, key: NEW, previousKeys: [OLD] }), []);
    assert.deepEqual(problemsOf(old, { url: 'rediss://u:p@127.0.0.1/0', key: OLD }), []);
    assert.deepEqual(problemsOf(undefined, old), []);
    assert.deepEqual(problemsOf(undefined, undefined, true), []);
  });

  it('names API keys that go on under another name, or not at all', () => {
    const keys = (...apiKeys: object[]) => withStore(undefined, { mode: 'apiKeys', apiKeys });
    const [ann, bob] = [apiKey('ann', []), apiKey('bob', [])];
    const old = keys(ann, bob);
    assert.deepEqual(findRenamedKeys(old, keys({ ...ann, name: 'anna' })), [
      { from: 'ann', to: 'anna' },
      { from: 'bob', to: null },
    ]);
    const rotated = { ...ann, sha256: '0'.repeat(64) };
    assert.deepEqual(findRenamedKeys(old, keys(rotated, bob)), []);
  });

  it('M22: changes nothing, and a rotated key makes no change twice', {
    skip: NO_REDIS,
  }, async () => {
    await using redis = await startRedisServer();
    const simulated = await startSimulators();
    const onApp = toProviderSettings(simulated);
    const storeOf = (store: object) => ({ store: { url: redis.url, ...store } });
    await using gateway = await startGatewayOver(onApp, storeOf({ key: OLD }));
    const writes = () =>
      simulated
        .flatMap(({ simulators }) => simulators.flatMap(({ journal }) => journal))
        .filter(({ method }) => method === 'PUT').length;
    while ((await update(gateway.url, RENAME, 'key-1')).code === 'STORE_UNAVAILABLE') {
      await sleep(10);
    }
    assert.equal(writes(), 1);
    const refused = [storeOf({ key: NEW }), {}];
    for (const settings of refused) {
      await assert.rejects(gateway.reload(settingsOver(onApp, settings)), ConfigError);
    }
    const rotated = settingsOver(onApp, storeOf({ key: NEW, previousKeys: [OLD] }));
    assert.equal(await gateway.reload(rotated), true);
    assert.equal((await update(gateway.url, RENAME, 'key-1')).__typename, 'UserUpdated');
    assert.equal(writes(), 1);
    await Promise.all(simulated.map(({ close }) => close()));
  });
});
