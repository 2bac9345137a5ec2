import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { startSimulators, toProviderSettings } from '@roster/simulators/registry.ts';
import { ConfigError } from '../../src/config/config-error.ts';
import { findRenamedKeys, findUnsafeChanges } from '../../src/config/unsafe-reload.ts';
import { createMemoryStore } from '../../src/store/memory-store.ts';
import { UpdateRecords } from '../../src/store/update-records.ts';
import { userBody } from '../support/activeplatform/bodies.ts';
import { apiKey } from '../support/clients/api-keys.ts';
import { update } from '../support/clients/graphql.ts';
import { settingsOver, startGatewayOver } from '../support/gateway/gateway.ts';
import { NO_REDIS, startRedisServer } from '../support/services/redis-server.ts';
import { sendJson, startHttpServer } from '../support/upstreams/http-server.ts';

const [OLD, NEW, OTHER] = ['o', 'n', 'x'].map((letter) => letter.repeat(32)) as [
  string,
  string,
  string,
];

const RENAME = { onApp: { id: 'onapp/user/12', firstName: 'Ada' } };

const request = {
  callerId: 'ann',
  key: 'key-1',
  provider: 'onapp',
  input: RENAME,
  leaseMs: 60_000,
};

async function claimLease(records: UpdateRecords) {
  const claim = await records.claim(request);
  assert.ok(claim.kind === 'mine');
  return claim;
}

describe('Records under an earlier hash key', () => {
  it('M22: are found and compared with the input', async () => {
    const store = createMemoryStore();
    await (await claimLease(new UpdateRecords(store, OLD))).lease.applied('onapp/user/12');
    const records = new UpdateRecords(store, NEW, [OTHER, OLD]);
    assert.deepEqual(await records.claim(request), { kind: 'applied', user: 'onapp/user/12' });
    assert.deepEqual(await records.claim({ ...request, input: {} }), { kind: 'reused' });
  });

  it('M22: keep an unknown outcome unknown', async () => {
    const store = createMemoryStore();
    await (await claimLease(new UpdateRecords(store, OLD))).lease.unknown();
    assert.equal((await claimLease(new UpdateRecords(store, NEW, [OLD]))).isRepeat, true);
  });

  it('M22: are written only under the current key', async () => {
    const store = createMemoryStore();
    await (await claimLease(new UpdateRecords(store, NEW, [OLD]))).lease.applied(null);
    assert.equal((await new UpdateRecords(store, NEW).claim(request)).kind, 'applied');
    assert.equal((await new UpdateRecords(store, OLD).claim(request)).kind, 'mine');
  });

  it('M22: exclude each other while replicas have different current keys', async () => {
    const store = createMemoryStore();
    const [before, after] = [
      new UpdateRecords(store, OLD, [NEW]),
      new UpdateRecords(store, NEW, [OLD]),
    ];
    const { lease } = await claimLease(before);
    assert.equal((await after.claim(request)).kind, 'inProgress');
    await lease.invalidate();
    await claimLease(after);
    assert.equal((await before.claim(request)).kind, 'inProgress');
    assert.equal((await new UpdateRecords(store, OLD).claim(request)).kind, 'inProgress');
  });
});

describe('A reload that would forget idempotency keys', () => {
  const providers = { a: { kind: 'activePlatform', url: 'http://127.0.0.1:1', apiToken: 'x' } };
  const withStore = (store?: object, access?: object) =>
    settingsOver(providers, { ...(store && { store }), ...(access && { access }) });
  const url = 'redis://127.0.0.1:6379';
  const problemsOf = (old: object | undefined, next: object | undefined) =>
    findUnsafeChanges(withStore(old), withStore(next)).map((problem) => problem.split(':')[0]);

  it('M22: is refused with a hint', () => {
    const old = { url, key: OLD };
    assert.deepEqual(problemsOf(old, { url, key: NEW }), ['store.key']);
    assert.deepEqual(problemsOf(old, { url, key: NEW, previousKeys: [OTHER] }), ['store.key']);
    assert.deepEqual(problemsOf(old, undefined), ['store']);
    assert.deepEqual(problemsOf(old, { url: `${url}/1`, key: OLD }), ['store.url']);
    assert.deepEqual(problemsOf(old, { url: 'redis://127.0.0.2', key: OLD }), ['store.url']);
    assert.deepEqual(problemsOf(undefined, old), ['store']);
  });

  it('is accepted if all records can still be found', () => {
    const old = { url, key: OLD };
    assert.deepEqual(problemsOf(old, { url, key: NEW, previousKeys: [OLD] }), []);
    assert.deepEqual(problemsOf(old, { url: 'rediss://u:p@127.0.0.1/0', key: OLD }), []);
    assert.deepEqual(problemsOf(undefined, undefined), []);
  });

  it('names API keys that are renamed or removed', () => {
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

  it('M22: changes nothing, and a rotated key repeats no update', {
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

  it('M22: adds no store in which a key would be new', { skip: NO_REDIS }, async () => {
    await using redis = await startRedisServer();
    let writes = 0;
    await using server = await startHttpServer((response, { method }) => {
      if (method === 'PUT') writes += 1;
      sendJson(response, 200, userBody(1));
    });
    const active = {
      activeplatform: { kind: 'activePlatform', url: server.url, apiToken: 'x', writes: true },
    };
    await using gateway = await startGatewayOver(active);
    const rename = { activePlatform: { id: 'activeplatform/user/1', firstName: 'Ada' } };
    const store = { url: redis.url, key: OLD };
    // It takes a moment to connect to the store.
    const reload = gateway.reload(settingsOver(active, { store })).catch((error) => error);
    assert.equal((await update(gateway.url, rename, 'key-1')).__typename, 'UserUpdated');
    assert.ok((await reload) instanceof ConfigError);
    assert.equal((await update(gateway.url, rename, 'key-1')).__typename, 'UserUpdated');
    assert.equal(writes, 1);
  });
});
