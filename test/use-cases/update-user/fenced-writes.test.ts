import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { startSimulators, toProviderSettings } from '@roster/simulators/registry.ts';
import { connectProviders, settingsSchema } from '../../../src/providers/registry.ts';
import { createMemoryStore } from '../../../src/store/memory-store.ts';
import { type Store, StoreError } from '../../../src/store/store.ts';
import { UpdateRecords } from '../../../src/store/update-records.ts';
import { FencedError, runFenced } from '../../../src/upstream/policies/write-fence.ts';
import { Providers } from '../../../src/use-cases/providers.ts';
import { withIdempotency } from '../../../src/use-cases/update-user/idempotency.ts';
import { withTarget } from '../../../src/use-cases/update-user/refusals.ts';
import { UpdateProgress } from '../../../src/use-cases/update-user/update-progress.ts';
import { createUpdate } from '../../../src/use-cases/update-user/update-user.ts';
import { ROOT } from '../../support/files/sources.ts';
import { NO_REDIS, startRedisServer } from '../../support/services/redis-server.ts';
import { aCall } from '../../support/upstreams/background-call.ts';
import { until } from '../../support/upstreams/blocking-upstream.ts';
import { type ReplicaTask, runReplica } from './frozen-replica.ts';

const ID = 'onapp/user/12';

async function startOnApp() {
  const simulated = await startSimulators();
  const installations = simulated.filter(({ configuration }) => configuration.key === 'onapp');
  const [onApp] = installations.flatMap(({ simulators }) => simulators);
  assert.ok(onApp);
  return {
    onApp,
    providers: toProviderSettings(installations),
    count: (method: string) => onApp.journal.filter((it) => it.method === method).length,
    [Symbol.asyncDispose]: async () => {
      await Promise.all(simulated.map(({ close }) => close()));
    },
  };
}

describe('Replica that is frozen between claim and write', () => {
  /** Freezes a replica until another one has made the update; returns what it then responds, and the writes. */
  async function freeze(key: string | null) {
    await using redis = await startRedisServer();
    await using upstream = await startOnApp();
    const { onApp, providers, count } = upstream;
    // The simulated user's own timestamp: the update reads the user between the claim and the
    // write.
    const input = { onApp: { id: ID, firstName: 'Ada', ifUpdatedAt: await updatedAt(providers) } };
    onApp.clearJournal();
    onApp.inject({ kind: 'latency', ms: 1200, method: 'GET' });
    const task: ReplicaTask = { redis: redis.url, providers, input, key, ms: 600 };
    const file = `${ROOT}test/use-cases/update-user/frozen-replica.ts`;
    const child = spawn(process.execPath, [file, JSON.stringify(task)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let printed = '';
    child.stdout.on('data', (chunk) => {
      printed += chunk;
    });
    await until(() => count('GET') > 0);
    child.kill('SIGSTOP');
    // The lease is twice as long as `ms`.
    await sleep(1400);
    const other = await runReplica(task);
    assert.deepEqual(other, { kind: 'updated' });
    const ended = new Promise((resolve) => child.on('close', resolve));
    child.kill('SIGCONT');
    await ended;
    return { response: JSON.parse(printed), writes: count('PUT') };
  }

  it('M23: sends nothing when it resumes', { skip: NO_REDIS }, async () => {
    assert.deepEqual(await freeze(randomUUID()), {
      response: {
        kind: 'problem',
        code: 'IDEMPOTENCY_IN_PROGRESS',
        write: 'UNKNOWN',
      },
      writes: 1,
    });
  });

  it('M23: sends nothing without a key either', { skip: NO_REDIS }, async () => {
    assert.deepEqual(await freeze(null), {
      response: { kind: 'problem', code: 'OVERLOADED', write: 'NOT_APPLIED' },
      writes: 1,
    });
  });
});

describe('Write with an idempotency key', () => {
  /** Sends one over a store in memory with the given changes. */
  async function sendOver(change: (store: Store) => Partial<Store>, ms = 5000) {
    await using upstream = await startOnApp();
    const connected = connectProviders(settingsSchema().parse({ providers: upstream.providers }));
    const memory = createMemoryStore();
    const store = { ...memory, ...change(memory) };
    const update = withTarget(
      withIdempotency(createUpdate(), {
        records: new UpdateRecords(store, 'hash key'),
        onRecordNotStored: () => {},
        leaseMarginMs: ms,
      }),
    );
    const send = (key: string) =>
      update({
        input: { onApp: { id: ID, firstName: 'Ada' } },
        idempotencyKey: key,
        call: aCall({ callerId: 'ann', msLeft: () => ms }),
        providers: new Providers(connected),
        progress: new UpdateProgress(),
      });
    const key = randomUUID();
    const first = await send(key);
    const writes = upstream.count('PUT');
    await Promise.all(connected.map((provider) => provider.close()));
    const { kind } = first;
    const problem = kind === 'updated' ? [] : [first.code, first.write];
    return { response: [kind, ...problem], writes };
  }

  it('M23: is not sent if the store names another holder', async () => {
    const { response, writes } = await sendOver((memory) => ({
      get: async (key) => (key.startsWith('lease:') ? 'another' : memory.get(key)),
    }));
    assert.deepEqual(response, ['problem', 'IDEMPOTENCY_IN_PROGRESS', 'UNKNOWN']);
    assert.equal(writes, 0);
  });

  it('M23: is not sent if the lease is gone', async () => {
    const { response, writes } = await sendOver((memory) => ({
      get: async (key) => (key.startsWith('lease:') ? null : memory.get(key)),
    }));
    assert.deepEqual(response, ['problem', 'IDEMPOTENCY_IN_PROGRESS', 'UNKNOWN']);
    assert.equal(writes, 0);
  });

  it('M23: is not sent if the holder is unknown', async () => {
    const { response, writes } = await sendOver((memory) => ({
      get: async (key) => {
        if (key.startsWith('lease:')) throw new StoreError('it failed');
        return memory.get(key);
      },
    }));
    assert.deepEqual(response, ['problem', 'STORE_UNAVAILABLE', 'NOT_APPLIED']);
    assert.equal(writes, 0);
  });

  it('M23: is not sent if time expires during the check', async () => {
    const { response, writes } = await sendOver(
      (memory) => ({
        get: async (key) => {
          const value = await memory.get(key);
          if (key.startsWith('lease:')) await sleep(300);
          return value;
        },
      }),
      200,
    );
    assert.deepEqual(response, ['problem', 'IDEMPOTENCY_IN_PROGRESS', 'UNKNOWN']);
    assert.equal(writes, 0);
  });

  it('M23: is not sent if only the wall clock expired', async (context) => {
    const { response, writes } = await sendOver((memory) => ({
      get: async (key) => {
        if (key.startsWith('lease:')) {
          const now = Date.now() + 60_000;
          context.mock.method(Date, 'now', () => now);
        }
        return memory.get(key);
      },
    }));
    assert.deepEqual(response, ['problem', 'IDEMPOTENCY_IN_PROGRESS', 'UNKNOWN']);
    assert.equal(writes, 0);
  });

  it('M23: is not sent if time expires while connecting', async () => {
    await using upstream = await startOnApp();
    const connected = connectProviders(settingsSchema().parse({ providers: upstream.providers }));
    const fence = { check: async () => {}, isExpired: () => true };
    const update = withTarget(createUpdate());
    const sending = runFenced(fence, () =>
      update({
        input: { onApp: { id: ID, firstName: 'Ada' } },
        idempotencyKey: null,
        call: aCall(),
        providers: new Providers(connected),
        progress: new UpdateProgress(),
      }),
    );
    await assert.rejects(sending, FencedError);
    assert.equal(upstream.count('PUT'), 0);
    await Promise.all(connected.map((provider) => provider.close()));
  });

  it('is sent while the lease is held', async () => {
    const { response, writes } = await sendOver(() => ({}));
    assert.deepEqual([response, writes], [['updated'], 1]);
  });
});

async function updatedAt(providers: Readonly<Record<string, unknown>>): Promise<string> {
  const connected = connectProviders(settingsSchema().parse({ providers }));
  const user = await connected[0]?.readUser('12', aCall());
  await Promise.all(connected.map((provider) => provider.close()));
  assert.ok(user && 'updatedAt' in user && user.updatedAt instanceof Date);
  return user.updatedAt.toISOString();
}
