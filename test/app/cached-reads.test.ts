import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import type { SimulatedInstallation } from '@roster/simulators/installation.ts';
import { startSimulators, toProviderSettings } from '@roster/simulators/registry.ts';
import { settingsSchema } from '../../src/providers/registry.ts';
import { createRedisStore } from '../../src/store/redis-store.ts';
import { createSealer } from '../../src/store/sealed.ts';
import { DEVICES } from '../secrets/canary-run.ts';
import { apiKey, bearer } from '../support/clients/api-keys.ts';
import type { trace } from '../support/clients/explain.ts';
import { send } from '../support/clients/graphql.ts';
import { startGatewayOver } from '../support/gateway/gateway.ts';
import { NO_DOCUMENT_LIMITS } from '../support/gateway/no-document-limits.ts';
import { withApiSettings } from '../support/gateway/with-api-settings.ts';
import { selectEverything } from '../support/schema/select-everything.ts';
import { NO_REDIS, type RedisServer, startRedisServer } from '../support/services/redis-server.ts';
import { until } from '../support/upstreams/blocking-upstream.ts';

const KEY = 'a key of the store with 32 characters';

/** Every read that a client can make without secrets. */
const READS = [
  ...[
    'vms/user/1',
    'vms/user/5',
    'activeplatform/user/2002986',
    'onapp/user/12',
    'onapp/user/17',
  ].map((id) => `user(id: "${id}") { id login name status permissions { id name } }`),
  'user(id: "vms/user/999999") { id }',
  'users(provider: "activeplatform", first: 4) { nodes { id login } totalCount pageInfo { hasNextPage } }',
  'users(provider: "onapp", first: 3) { nodes { id login } totalCount pageInfo { hasNextPage } }',
  'findUsers(match: { email: "test@mail.com" }) { users { id login } }',
  'permissions(provider: "vms") { id name }',
  'permissions(provider: "onapp") { id name }',
  'intercom(id: "vms/intercom/1") { id name status }',
];

/** Selects of each provider only its id: its catalogue is long, and below every object. */
const withoutCatalogue = (selection: string): string =>
  selection.replace(
    /\bprovider (\{ (?:[^{}]|\{(?:[^{}]|\{(?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*\})*\})*\})/g,
    'provider { id }',
  );

/** Every field of a user of each provider. Those that need another scope are errors. */
const EVERYTHING = [
  ['vms/user/1', 'VmsUser'],
  ['vms/user/6', 'VmsUser'],
  ['activeplatform/user/2002986', 'ActivePlatformUser'],
  ['onapp/user/12', 'OnAppUser'],
].map(
  ([id = '', type = '']) =>
    `{ user(id: "${id}") { ... on ${type} ${withoutCatalogue(selectEverything(type))} } }`,
);

const SECRETS = `{
  user(id: "vms/user/6") { ... on VmsUser {
    intercoms { edges {
      node { id flats(first: 2) { nodes { id sipNumber } } keys(first: 2) { nodes { id code } } }
      details { credentials { login password } }
    } }
    intercomKeys { nodes { id code } }
  } }
  camera(id: "vms/camera/1") { id previewUrl }
}`;

describe('A gateway with cached reads', { skip: NO_REDIS }, () => {
  let running: AsyncDisposableStack;
  let redis: RedisServer;
  let simulated: readonly SimulatedInstallation[];
  /** Two replicas with a cache, and a gateway without. */
  let urls: { readonly one: string; readonly other: string; readonly plain: string };
  before(async () => {
    running = new AsyncDisposableStack();
    redis = running.use(await startRedisServer());
    simulated = await startSimulators();
    for (const { close } of simulated) running.defer(close);
    const scopes = ['users:read', 'users:write', 'explain', 'metrics'] as const;
    const settings = {
      access: {
        mode: 'apiKeys',
        apiKeys: [
          apiKey('support', [...scopes]),
          apiKey('security', [...scopes, 'secrets:read']),
          apiKey('onapp-only', [...scopes], ['onapp']),
        ],
      },
      limits: {
        ...NO_DOCUMENT_LIMITS,
        upstreamCalls: 0,
        deadlineMs: 60_000,
        listDeadlineMs: 60_000,
      },
    };
    const patient = { attemptMs: 30_000, listAttemptMs: 30_000 };
    const providers = Object.fromEntries(
      Object.entries(toProviderSettings(simulated)).map(([key, provider]) => [
        key,
        withApiSettings(provider, patient),
      ]),
    );
    const cached = Object.fromEntries(
      Object.entries(providers).map(([key, provider]) => [key, { ...provider, cacheSeconds: 60 }]),
    );
    const store = { url: redis.url, key: KEY };
    const one = running.use(await startGatewayOver(cached, { ...settings, store }));
    const other = running.use(await startGatewayOver(cached, { ...settings, store }));
    const plain = running.use(await startGatewayOver(providers, settings));
    urls = { one: one.url, other: other.url, plain: plain.url };
    // The store connects in the background.
    for (const { url } of [one, other]) {
      while ((await fetch(`${url}/health/ready`)).status !== 200) await sleep(20);
    }
  });
  after(() => running.disposeAsync());

  const arrivals = () =>
    simulated.flatMap(({ simulators }) => simulators).flatMap(({ journal }) => journal).length;

  const countMisses = async () => {
    const response = await fetch(`${urls.one}/metrics`, { headers: bearer('support') });
    const line = /^roster_cache_reads_total\{provider="vms",result="miss"\} (\d+)/m;
    return Number(line.exec(await response.text())?.[1] ?? 0);
  };

  const ask = (url: string, query: string, key = 'support') => send(url, query, {}, bearer(key));

  it('responds as one without, whether a read is cached or not', async () => {
    for (const query of [...READS.map((read) => `{ it: ${read} }`), ...EVERYTHING]) {
      const plain = await ask(urls.plain, query);
      assert.notEqual(plain.data, null, `${query} ${plain.text}`);
      for (const url of [urls.one, urls.other, urls.one]) {
        const { data, errors } = await ask(url, query);
        assert.deepEqual(data, plain.data, query);
        assert.deepEqual(
          errors.map(({ extensions }) => extensions['code']),
          plain.errors.map(({ extensions }) => extensions['code']),
        );
        await sleep(20);
      }
    }
  });

  it('makes no call for a read of another replica', async () => {
    const query = '{ user(id: "vms/user/5") { login name } }';
    const first = await ask(urls.one, query);
    // On a busy machine the store may respond too late for a single read.
    await until(async () => {
      const before = arrivals();
      for (const url of [urls.one, urls.other]) {
        assert.deepEqual((await ask(url, query)).data, first.data);
      }
      return arrivals() === before;
    });
  });

  it('shows a cached read as such in traces and metrics', async () => {
    const query = '{ user(id: "vms/user/5") { login } }';
    const headers = { ...bearer('support'), 'roster-explain': 'trace' };
    await until(async () => {
      const { extensions } = await send(urls.one, query, {}, headers);
      const { trace: lines } = extensions['roster'] as Awaited<ReturnType<typeof trace>>;
      const [{ cached, attempts, status, shared } = assert.fail('no call')] = lines;
      if (cached) assert.deepEqual([attempts, status, shared], [0, 200, false]);
      return cached;
    });
    const metrics = await (
      await fetch(`${urls.one}/metrics`, { headers: bearer('support') })
    ).text();
    assert.match(metrics, /^roster_cache_reads_total\{provider="vms",result="hit"\} [1-9]/m);
    assert.match(metrics, /^roster_cache_reads_total\{provider="vms",result="miss"\} [1-9]/m);
  });

  it('shows a change through the other replica at once', async () => {
    const query = '{ user(id: "vms/user/1") { login status } }';
    for (const status of ['BLOCKED', 'ACTIVE', 'BLOCKED', 'ACTIVE']) {
      for (const url of [urls.one, urls.other]) await ask(url, query);
      const input = { vmsBilling: { user: { login: { login: 'test@mail.com' } }, status } };
      const mutation = `mutation ($input: UpdateUserInput!) {
        updateUser(input: $input) { __typename ... on UserUpdated { user { status } } }
      }`;
      const { data } = await send(urls.one, mutation, { input }, bearer('support'));
      assert.deepEqual(data, { updateUser: { __typename: 'UserUpdated', user: { status } } });
      for (const url of [urls.other, urls.one]) {
        const shown = await ask(url, query);
        assert.deepEqual(shown.data, { user: { login: 'test@mail.com', status } });
      }
    }
  });

  it('shows secrets only to callers that may see them, from the provider', async () => {
    const plain = await ask(urls.plain, SECRETS, 'security');
    assert.deepEqual(plain.errors, []);
    assert.match(plain.text, /canary-device-password/);
    for (let turn = 0; turn < 2; turn += 1) {
      const denied = await ask(urls.one, SECRETS, 'support');
      assert.ok(denied.errors.length > 0);
      const allowed = await ask(urls.one, SECRETS, 'security');
      assert.deepEqual(allowed.data, plain.data);
      await sleep(30);
    }
    // Every endpoint with secrets says so: nothing was looked for in vain.
    const misses = await countMisses();
    for (let turn = 0; turn < 2; turn += 1) await ask(urls.one, SECRETS, 'security');
    assert.equal(await countMisses(), misses);
  });

  it('stores neither a secret of a device nor a plain text', async () => {
    await ask(urls.one, SECRETS, 'security');
    for (const query of EVERYTHING) await ask(urls.one, query, 'support');
    await sleep(100);
    let isReady = false;
    const store = createRedisStore(redis.url, (isReachable) => {
      isReady = isReachable;
    });
    await until(() => isReady);
    const dump = await redis.dump();
    const sealer = createSealer(KEY);
    let entries = '';
    for (const [, key = '', name = ''] of dump.matchAll(/^roster:(reads:\{.+\}:(.{43}))$/gm)) {
      // An entry may have expired meanwhile.
      const text = (await store.get(key)) ?? '';
      const [generation, sealed] = [text.slice(0, 16), text.slice(16)];
      entries += sealer.open(sealed, `${name} ${generation}`) ?? '';
    }
    await store.close();
    assert.match(entries, /test@mail\.com/);
    for (const text of [...Object.values(DEVICES), 'aflexi', 'remember_token']) {
      assert.ok(!entries.includes(text), text);
    }
    assert.ok(!dump.includes('test@mail.com'));
  });

  it('shows nothing to a caller of other providers', async () => {
    const query = '{ user(id: "vms/user/5") { login name } }';
    const allowed = await ask(urls.one, query);
    const denied = await ask(urls.one, query, 'onapp-only');
    assert.notEqual(allowed.data?.['user'], null);
    assert.equal(denied.data?.['user'] ?? null, null);
    assert.ok(denied.errors.length > 0);
  });

  it('lets no client cache a response', async () => {
    const headers = { 'content-type': 'application/json', ...bearer('support') };
    const body = JSON.stringify({ query: '{ user(id: "vms/user/5") { login } }' });
    for (let turn = 0; turn < 2; turn += 1) {
      const response = await fetch(`${urls.one}/graphql`, { method: 'POST', headers, body });
      assert.equal(response.headers.get('cache-control'), 'no-store');
    }
  });
});

describe('The setting cacheSeconds', () => {
  const parse = (provider: object, settings: object = {}) =>
    settingsSchema().safeParse({
      providers: {
        panel: { kind: 'activePlatform', url: 'http://127.0.0.1:1', apiToken: 't', ...provider },
      },
      ...settings,
    });
  const store = { url: 'redis://127.0.0.1:1', key: KEY };

  it('is 0 by default', () => {
    assert.equal(parse({}).data?.providers['panel']?.cacheSeconds, 0);
  });

  it('requires a store', () => {
    assert.match(String(parse({ cacheSeconds: 5 }).error), /requires the group store/);
    assert.equal(parse({ cacheSeconds: 5 }, { store }).success, true);
  });

  it('is at most five minutes', () => {
    for (const cacheSeconds of [-1, 0.5, 301]) {
      assert.equal(parse({ cacheSeconds }, { store }).success, false);
    }
  });
});
