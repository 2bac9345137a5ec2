import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, beforeEach, describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import type { RunningSimulator } from '@roster/simulators/core/http-simulator.ts';
import { connectProviders, settingsSchema } from '../../../src/providers/registry.ts';
import { createMemoryStore } from '../../../src/store/memory-store.ts';
import { type Store, StoreError } from '../../../src/store/store.ts';
import { UpdateRecords } from '../../../src/store/update-records.ts';
import { Providers } from '../../../src/use-cases/providers.ts';
import { withIdempotency } from '../../../src/use-cases/update-user/idempotency.ts';
import { withTarget } from '../../../src/use-cases/update-user/refusals.ts';
import { UpdateProgress } from '../../../src/use-cases/update-user/update-progress.ts';
import { send, tryUpdate, update } from '../../support/clients/graphql.ts';
import { type Demo, startDemo } from '../../support/gateway/demo.ts';
import { aCall } from '../../support/upstreams/background-call.ts';

const ID = 'onapp/user/12';

const rename = (firstName: string) => ({ onApp: { id: ID, firstName } });

describe('updateUser with an idempotency key', () => {
  let demo: Demo;
  let onApp: RunningSimulator;

  before(async () => {
    demo = await startDemo({ providers: { onapp: { breaker: false } } });
    const [simulator] = demo.simulated
      .filter(({ configuration }) => configuration.key === 'onapp')
      .flatMap(({ simulators }) => simulators);
    assert.ok(simulator);
    onApp = simulator;
  });
  beforeEach(() => onApp.reset());
  after(() => demo[Symbol.asyncDispose]());

  const writes = () => onApp.journal.filter(({ method }) => method === 'PUT').length;

  it('makes the change once and shows the current user', async () => {
    const key = randomUUID();
    assert.equal((await update(demo.url, rename('Ada'), key)).__typename, 'UserUpdated');
    await update(demo.url, { onApp: { id: ID, lastName: 'Lovelace' } });
    const again = await send(
      demo.url,
      `mutation ($input: UpdateUserInput!, $key: ID) {
        updateUser(input: $input, idempotencyKey: $key) {
          ... on UserUpdated { isReplay user { ... on OnAppUser { firstName lastName } } }
        }
      }`,
      { input: rename('Ada'), key },
    );
    assert.deepEqual(again.data, {
      updateUser: { isReplay: true, user: { firstName: 'Ada', lastName: 'Lovelace' } },
    });
    assert.equal(writes(), 2);
  });

  it('accepts the fields of an input in any order', async () => {
    const key = randomUUID();
    await update(demo.url, { onApp: { id: ID, firstName: 'Ada', lastName: 'King' } }, key);
    const same = { onApp: { lastName: 'King', firstName: 'Ada', id: ID } };
    assert.equal((await update(demo.url, same, key)).__typename, 'UserUpdated');
    assert.equal(writes(), 1);
  });

  it('sends nothing for a key of another change', async () => {
    const key = randomUUID();
    await update(demo.url, rename('Ada'), key);
    const { __typename, code, write, retry } = await update(demo.url, rename('Eve'), key);
    assert.deepEqual(
      [__typename, code, write, retry?.advice],
      ['IdempotencyProblem', 'IDEMPOTENCY_KEY_REUSED', 'NOT_APPLIED', 'CHANGE_INPUT'],
    );
    assert.equal(writes(), 1);
  });

  it('M3: sends one of a hundred equal concurrent changes', async () => {
    const key = randomUUID();
    onApp.inject({ kind: 'latency', ms: 100, method: 'PUT' });
    const responses = await Promise.all(
      Array.from({ length: 100 }, () => update(demo.url, rename('Ada'), key)),
    );
    assert.equal(writes(), 1);
    const reported = new Map<string | undefined, number>();
    for (const { __typename, code, write, retry } of responses) {
      reported.set(code, (reported.get(code) ?? 0) + 1);
      if (code === undefined) continue;
      assert.deepEqual(
        [__typename, write, retry?.advice],
        ['IdempotencyProblem', 'UNKNOWN', 'SEND_AGAIN'],
      );
    }
    assert.ok((reported.get('IDEMPOTENCY_IN_PROGRESS') ?? 0) > 0);
    assert.equal(
      (reported.get(undefined) ?? 0) + (reported.get('IDEMPOTENCY_IN_PROGRESS') ?? 0),
      100,
    );
    // A client that was too early retries, and gets the same response.
    assert.equal((await update(demo.url, rename('Ada'), key)).__typename, 'UserUpdated');
    assert.equal(writes(), 1);
  });

  it('finds a change after a lost response and sends nothing', async () => {
    const key = randomUUID();
    onApp.inject({ kind: 'reset', applies: true, method: 'PUT' });
    const unknown = await update(demo.url, rename('Ada'), key);
    assert.deepEqual([unknown.write, unknown.retry?.advice], ['UNKNOWN', 'SEND_AGAIN']);
    const again = await update(demo.url, rename('Ada'), key);
    assert.equal(again.user?.['name'], 'Ada Doe');
    assert.deepEqual([again.isReplay, again.origin?.httpStatus], [true, null]);
    assert.equal(writes(), 1);
  });

  it('sends a change again if it was not applied', async () => {
    for (const input of [rename('Ada'), { onApp: { id: ID, password: 'Secret-words-1' } }]) {
      onApp.reset();
      const key = randomUUID();
      onApp.inject({ kind: 'reset', method: 'PUT' });
      assert.equal((await update(demo.url, input, key)).write, 'UNKNOWN');
      for (const expected of [false, true]) {
        const { __typename, isReplay } = await update(demo.url, input, key);
        assert.deepEqual([__typename, isReplay], ['UserUpdated', expected]);
      }
      assert.equal(writes(), 2);
    }
  });

  it('sends nothing if the earlier outcome cannot be read', async () => {
    const key = randomUUID();
    onApp.inject({ kind: 'reset', applies: true, method: 'PUT' });
    await update(demo.url, rename('Ada'), key);
    onApp.inject({ kind: 'status', status: 500, method: 'GET', times: 2 });
    const { code, write, retry } = await update(demo.url, rename('Ada'), key);
    assert.deepEqual([code, write, retry?.advice], ['UPSTREAM_FAILED', 'UNKNOWN', 'SEND_AGAIN']);
    assert.equal(writes(), 1);
  });

  it('does not infer an earlier outcome from a rejection', async () => {
    const key = randomUUID();
    const input = { onApp: { id: ID, password: 'Secret-words-1' } };
    onApp.inject({ kind: 'reset', applies: true, method: 'PUT' });
    await update(demo.url, input, key);
    const body = JSON.stringify({ errors: { password: ['was used before'] } });
    onApp.inject({ kind: 'status', status: 422, body, method: 'PUT' });
    const { __typename, write, issues } = await update(demo.url, input, key);
    assert.deepEqual([__typename, write], ['ValidationProblem', 'UNKNOWN']);
    assert.deepEqual(issues?.[0]?.path, ['input', 'onApp', 'password']);
  });

  it('allows the key again after a rejection', async () => {
    const key = randomUUID();
    const refused = await update(demo.url, { onApp: { id: ID, email: 'none' } }, key);
    assert.deepEqual([refused.__typename, refused.write], ['ValidationProblem', 'NOT_APPLIED']);
    const corrected = { onApp: { id: ID, email: 'ada@example.org' } };
    assert.equal((await update(demo.url, corrected, key)).__typename, 'UserUpdated');
  });

  it('reports an applied change if the user cannot be shown', async () => {
    const key = randomUUID();
    await update(demo.url, rename('Ada'), key);
    onApp.inject({ kind: 'status', status: 500, method: 'GET', times: 2 });
    const { __typename, user, userProblem, isReplay } = await update(demo.url, rename('Ada'), key);
    assert.deepEqual([__typename, user, isReplay], ['UserUpdated', null, true]);
    assert.deepEqual(userProblem, {
      __typename: 'ProviderProblem',
      code: 'UPSTREAM_FAILED',
      message: 'The change was made, but the user could not be read: onapp: request failed.',
      write: 'APPLIED',
      retry: { advice: 'READ_FIRST', afterSeconds: null },
      origin: { httpStatus: 500 },
    });
    assert.equal(writes(), 1);
  });

  it('refuses an invalid key, and accepts null as none', async () => {
    for (const key of ['', 'two words', 'ключ', 'x'.repeat(256), 'a\nb']) {
      const { errors } = await tryUpdate(demo.url, rename('Ada'), key);
      assert.equal(errors[0]?.extensions['code'], 'BAD_USER_INPUT');
    }
    assert.equal(writes(), 0);
    const { data } = await send(
      demo.url,
      'mutation ($input: UpdateUserInput!) { updateUser(input: $input, idempotencyKey: null) { __typename } }',
      { input: rename('Ada') },
    );
    assert.deepEqual(data, { updateUser: { __typename: 'UserUpdated' } });
  });
});

describe('updateUser of an unknown outcome that a provider limits', () => {
  it('is not throttled, because something may be written', async () => {
    await using demo = await startDemo();
    const { simulators } = demo.installationOf('onapp');
    const key = randomUUID();
    const input = { onApp: { id: ID, password: 'Secret-words-1' } };
    for (const fault of [{ kind: 'reset' }, { kind: 'status', status: 429 }] as const) {
      for (const simulator of simulators) simulator.inject({ ...fault, method: 'PUT' });
      if (fault.kind === 'reset') await update(demo.url, input, key);
    }
    const { __typename, code, write, retry } = await update(demo.url, input, key);
    assert.deepEqual(
      [__typename, code, write, retry?.advice],
      ['ProviderProblem', 'UPSTREAM_RATE_LIMITED', 'UNKNOWN', 'SEND_AGAIN'],
    );
  });
});

describe('Idempotency records', () => {
  const input = { onApp: { id: ID, password: 'CANARY' } };
  const args = { callerId: 'ann', key: 'key-1', provider: 'onapp', input, leaseMs: 60_000 };

  it('M4: keep the keys of callers apart', async () => {
    const records = new UpdateRecords(createMemoryStore(), 'hash key');
    const claim = await records.claim(args);
    assert.ok(claim.kind === 'mine');
    await claim.lease.applied(ID);
    assert.deepEqual(await records.claim(args), { kind: 'applied', user: ID });
    const others = await records.claim({ ...args, callerId: 'bob' });
    assert.ok(others.kind === 'mine' && !others.isRepeat);
  });

  it('distinguish the same input to another provider', async () => {
    const records = new UpdateRecords(createMemoryStore(), 'hash key');
    const claim = await records.claim(args);
    assert.ok(claim.kind === 'mine');
    await claim.lease.applied(ID);
    assert.deepEqual(await records.claim({ ...args, provider: 'onapp-eu' }), { kind: 'reused' });
  });

  it('release a claim that the store confirmed too late', async () => {
    const store = createMemoryStore();
    let isLate = true;
    const slow: Store = {
      ...store,
      run: async (script, keys, values) => {
        const reply = await store.run(script, keys, values);
        if (isLate && script.name === 'claim') throw new StoreError('it did not respond in time');
        return reply;
      },
    };
    const records = new UpdateRecords(slow, 'hash key');
    await assert.rejects(records.claim(args), StoreError);
    isLate = false;
    assert.equal((await records.claim(args)).kind, 'mine');
  });

  it('report the outcome of a crashed gateway as unknown', async () => {
    const records = new UpdateRecords(createMemoryStore(), 'hash key');
    assert.equal((await records.claim({ ...args, leaseMs: 500 })).kind, 'mine');
    assert.equal((await records.claim(args)).kind, 'inProgress');
    await sleep(510);
    const claim = await records.claim(args);
    assert.ok(claim.kind === 'mine' && claim.isRepeat);
  });

  it('contain no value of the input, and no key', async () => {
    const store = createMemoryStore();
    const kept: string[] = [];
    const reported: Store = {
      ...store,
      run: (script, keys, values) => {
        kept.push(...keys, ...values);
        return store.run(script, keys, values);
      },
    };
    await new UpdateRecords(reported, 'hash key').claim(args);
    // Record and lease; holder, two durations and the record.
    assert.equal(kept.length, 6);
    assert.ok(!/CANARY|key-1/.test(kept.join()));
  });
});

describe('Idempotency record that names no user', () => {
  it('is an applied change without a user', async () => {
    const settings = { kind: 'onApp', url: 'http://127.0.0.1:1', username: 'a', password: 'b' };
    const connected = connectProviders(settingsSchema().parse({ providers: { onapp: settings } }));
    const records = new UpdateRecords(createMemoryStore(), 'hash key');
    const claim = await records.claim({
      callerId: 'ann',
      key: 'key-1',
      provider: 'onapp',
      input: rename('Ada'),
      leaseMs: 60_000,
    });
    assert.ok(claim.kind === 'mine');
    await claim.lease.applied(null);
    const update = withTarget(
      withIdempotency(() => assert.fail('It was sent.'), { records, onRecordNotStored: () => {} }),
    );
    const result = await update({
      input: rename('Ada'),
      idempotencyKey: 'key-1',
      call: aCall({ callerId: 'ann' }),
      providers: new Providers(connected),
      progress: new UpdateProgress(),
    });
    await Promise.all(connected.map((provider) => provider.close()));
    assert.ok(result.kind === 'updated');
    const { user, isReplay, billingAccount, userProblem } = result;
    assert.deepEqual([user, isReplay, billingAccount], [null, true, null]);
    assert.deepEqual(
      [userProblem?.code, userProblem?.write],
      ['UNSUPPORTED_BY_PROVIDER', 'APPLIED'],
    );
  });
});
