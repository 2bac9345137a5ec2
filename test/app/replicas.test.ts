import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import fc from 'fast-check';
import { connectReplicas } from '../../src/app/replicas.ts';
import type { Settings } from '../../src/config/settings.ts';
import type { Log } from '../../src/observability/log/log.ts';
import type { Provider } from '../../src/providers/contract/provider.ts';
import { connectProviders, settingsSchema } from '../../src/providers/registry.ts';
import { CacheUse } from '../../src/request/cache-use.ts';
import { createMemoryStore } from '../../src/store/memory-store.ts';
import { createRedisStore } from '../../src/store/redis-store.ts';
import type { Store } from '../../src/store/store.ts';
import { NOOP_OBSERVER } from '../../src/upstream/observer.ts';
import { select } from '../support/activeplatform/adapter.ts';
import { userBody } from '../support/activeplatform/bodies.ts';
import { silentLog } from '../support/gateway/gateway.ts';
import { NO_REDIS, type RedisServer, startRedisServer } from '../support/services/redis-server.ts';
import { aCall } from '../support/upstreams/background-call.ts';
import { until } from '../support/upstreams/blocking-upstream.ts';
import { sendJson, startHttpServer } from '../support/upstreams/http-server.ts';

const KEY = 'a key of the store with 32 characters';

/** Whether the provider closes the connection, and makes the change a moment later. */
const isLost = (name: string) => name.startsWith('lost');

/** A provider of users with one name each, whose responses and changes take random times. */
async function startUsers() {
  const histories = new Map<string, string[]>();
  const historyOf = (user: string) => {
    const history = histories.get(user) ?? ['v0'];
    histories.set(user, history);
    return history;
  };
  const random = () => Math.random() * 12;
  const server = await startHttpServer(async (response, { method, url, body, headers }) => {
    const user = /users\/(\d+)/.exec(url)?.[1] ?? '';
    await sleep(random());
    if (method === 'PUT') {
      const { first_name: changed } = JSON.parse(body);
      if (isLost(changed)) {
        response.destroy();
        await sleep(50 + 15 * random());
      }
      historyOf(user).push(changed);
    }
    const name = historyOf(user).at(-1);
    // Whose request the response was made for.
    const reader = String(headers['x-request-id']).split('-')[0];
    await sleep(random());
    sendJson(response, 200, userBody(Number(user), { first_name: name, middle_name: reader }));
  });
  return { server, historyOf };
}

interface Replica extends AsyncDisposable {
  readonly store: Store;
  readonly provider: Provider<never>;
}

/** Connects a provider to the store as a process of its own does. */
async function startReplica(
  redis: RedisServer,
  url: string,
  cacheSeconds = 60,
  log: Log = silentLog,
): Promise<Replica> {
  const settings: Settings = settingsSchema().parse({
    store: { url: redis.url, key: KEY },
    providers: {
      panel: {
        kind: 'activePlatform',
        ...{ url, apiToken: 'token', cacheSeconds, attemptMs: 30_000 },
        breaker: false,
      },
    },
  });
  let isReady = false;
  const store = createRedisStore(redis.url, (isReachable) => {
    isReady = isReachable;
  });
  const handle = { store, hashKey: KEY, previousKeys: [], fault: undefined, release: store.close };
  const replicas = connectReplicas(settings, handle, log);
  const [provider] = connectProviders(settings, NOOP_OBSERVER, replicas);
  assert.ok(provider !== undefined);
  await until(() => isReady);
  return {
    store,
    provider,
    [Symbol.asyncDispose]: async () => {
      replicas?.close();
      await provider.close();
      await store.close();
    },
  };
}

/** Returns a function that waits until all replicas have got the messages that were sent before. */
async function createBarrier(replicas: readonly Replica[]) {
  const received = new Map<string, number>();
  let subscribed = 0;
  for (const { store } of replicas) {
    store.subscribe('barrier', {
      onMessage: (name) => received.set(name, (received.get(name) ?? 0) + 1),
      onGap: () => {
        subscribed += 1;
      },
    });
  }
  await until(() => subscribed >= replicas.length);
  let count = 0;
  return async () => {
    count += 1;
    const name = String(count);
    await replicas[0]?.store.publish('barrier', name);
    await until(() => (received.get(name) ?? 0) >= replicas.length);
  };
}

const contextOf = (caller: string) =>
  aCall({
    requestId: `${caller}-${Math.random()}`,
    accessFingerprint: caller,
    cacheUse: new CacheUse(false),
  });

async function readUser({ provider }: Replica, user: string, caller: string) {
  const found = await provider.readUser(user, contextOf(caller));
  assert.ok(found !== null);
  const [name, reader] = [await select(found, 'firstName'), await select(found, 'middleName')];
  return { name: String(name), reader: String(reader) };
}

async function rename({ provider }: Replica, user: string, firstName: string): Promise<void> {
  const { activePlatform } = provider.updates as Provider['updates'];
  assert.ok(activePlatform !== undefined);
  const input = { id: `panel/user/${user}`, firstName };
  const updating = activePlatform.run(input, contextOf('writer'));
  if (isLost(firstName)) await assert.rejects(updating, { write: 'UNKNOWN' });
  else assert.equal((await updating).kind, 'updated');
}

const operation = fc.record({
  isWrite: fc.nat({ max: 4 }).map((n) => n === 0),
  isLost: fc.nat({ max: 2 }).map((n) => n === 0),
  replica: fc.nat({ max: 1 }),
  user: fc.constantFrom('1', '2'),
  caller: fc.constantFrom('a', 'b'),
  startMs: fc.nat({ max: 120 }),
});

type Operation = typeof operation extends fc.Arbitrary<infer T> ? T : never;

/**
 * Runs random reads and writes through two replicas: none shows a user as it was before a change that is known to be made.
 *
 * @param losesResponses whether the outcome of some writes is unknown, which are made later all the same.
 * @returns what was done.
 */
async function runRandomly(losesResponses: boolean): Promise<string> {
  const { server, historyOf } = await startUsers();
  await using _server = server;
  await using redis = await startRedisServer();
  /** Writes that the store did not confirm in time, on a busy machine: nothing is promised then. */
  let unconfirmed = 0;
  const log: Log = {
    ...silentLog,
    warn: () => {
      unconfirmed += 1;
    },
  };
  await using one = await startReplica(redis, server.url, 60, log);
  await using other = await startReplica(redis, server.url, 60, log);
  const replicas = [one, other];
  const passBarrier = await createBarrier(replicas);
  let reads = 0;
  let writes = 0;
  const run = async (operations: readonly Operation[]) => {
    // A write of unknown outcome in an earlier run must not end the use of the cache in this one.
    await redis.ask('FLUSHALL');
    /** The position in the history of each user that every later read must show. */
    const answered = new Map<string, number>();
    const outdated: string[] = [];
    const before = unconfirmed;
    const read = async (replica: Replica, user: string, caller: string) => {
      reads += 1;
      const least = answered.get(user) ?? 0;
      const { name, reader } = await readUser(replica, user, caller);
      assert.equal(reader, caller, 'the response was made for another caller');
      const shown = historyOf(user).indexOf(name);
      if (shown < least) outdated.push(`user ${user} is ${name}, which was replaced before`);
    };
    await Promise.all(
      operations.map(
        async ({ isWrite, isLost: mayBeLost, replica: index, user, caller, startMs }) => {
          const replica = replicas[index] ?? one;
          await sleep(startMs);
          if (!isWrite) return read(replica, user, caller);
          writes += 1;
          const name = `${losesResponses && mayBeLost ? 'lost' : 'v'}${writes}`;
          await rename(replica, user, name);
          // A read in flight may be older than a change that is made later.
          if (isLost(name)) return;
          await passBarrier();
          const position = historyOf(user).indexOf(name);
          answered.set(user, Math.max(answered.get(user) ?? 0, position));
        },
      ),
    );
    // Now all changes are made, and no read is in flight.
    await until(() => writes === historyOf('1').length + historyOf('2').length - 2);
    for (const user of ['1', '2']) answered.set(user, historyOf(user).length - 1);
    const all = replicas.flatMap((replica) => ['1', '2'].map((user) => ({ replica, user })));
    await Promise.all(
      all.flatMap(({ replica, user }) => ['a', 'b'].map((caller) => read(replica, user, caller))),
    );
    if (unconfirmed === before) assert.deepEqual(outdated, []);
  };
  const seed = Number(process.env['SEED'] ?? Date.now() % 1_000_000);
  const runs = Number(process.env['RUNS'] ?? 25);
  const many = fc.array(operation, { minLength: 20, maxLength: 60 });
  await fc.assert(fc.asyncProperty(many, run), { seed, numRuns: runs, endOnFailure: true });
  const calls = server.arrivals.filter(({ method }) => method === 'GET').length;
  assert.ok(calls < reads, 'nothing was shared or cached');
  return `SEED=${seed}: ${reads} reads by ${calls} calls, ${writes} writes (${unconfirmed} unconfirmed), none outdated`;
}

describe('Replicas with a read cache', { skip: NO_REDIS }, () => {
  it('G10: show no outdated user, and no response of another caller', async (t) => {
    t.diagnostic(await runRandomly(false));
  });

  it('G10: show changes that are made after an unknown outcome', async (t) => {
    t.diagnostic(await runRandomly(true));
  });

  it('serve the reads of each other from the cache', async () => {
    const { server } = await startUsers();
    await using _server = server;
    await using redis = await startRedisServer();
    await using one = await startReplica(redis, server.url);
    await using other = await startReplica(redis, server.url);
    await readUser(one, '1', 'a');
    await until(async () => (await redis.dump()).includes('roster:reads:'));
    await sleep(50);
    for (let turn = 0; turn < 3; turn += 1) {
      assert.equal((await readUser(other, '1', 'a')).reader, 'a');
      assert.equal((await readUser(one, '1', 'a')).reader, 'a');
    }
    assert.equal(server.arrivals.length, 1);
    await readUser(other, '1', 'b');
    assert.equal(server.arrivals.length, 2);
  });

  it('put no text of a response into the store', async () => {
    const { server } = await startUsers();
    await using _server = server;
    await using redis = await startRedisServer();
    await using replica = await startReplica(redis, server.url);
    const { email } = userBody(1);
    await readUser(replica, '1', 'a');
    let dump = '';
    await until(async () => {
      dump = await redis.dump();
      return /roster:reads:\{[\w-]+\}:[\w-]{43}/.test(dump);
    });
    for (const text of [email, 'Quist', 'token', 'users', KEY]) {
      assert.ok(!dump.includes(text), text);
      assert.ok(!dump.includes(Buffer.from(text).toString('base64url').slice(0, -2)), text);
    }
  });

  it('read from the provider while the store is down, and change users', async () => {
    const { server } = await startUsers();
    await using _server = server;
    await using redis = await startRedisServer();
    await using one = await startReplica(redis, server.url);
    await using other = await startReplica(redis, server.url);
    await readUser(one, '1', 'a');
    await sleep(50);
    await redis.kill();
    await rename(one, '1', 'changed');
    for (const replica of [one, other]) {
      assert.equal((await readUser(replica, '1', 'a')).name, 'changed');
    }
    await redis.restart();
    // The entry from before is still there. The writer makes it outdated as soon as it can.
    await until(() => one.store.isReachable() && other.store.isReachable());
    await sleep(1500);
    for (const replica of [one, other]) {
      assert.equal((await readUser(replica, '1', 'a')).name, 'changed');
    }
  });
});

describe('Replicas without a read cache', { skip: NO_REDIS }, () => {
  it('share no read in flight that began before a change of another', async () => {
    const held: (() => void)[] = [];
    let name = 'before';
    await using server = await startHttpServer((response, { method, body }) => {
      if (method === 'PUT') name = JSON.parse(body).first_name;
      const user = userBody(1, { first_name: name });
      if (method === 'GET') held.push(() => sendJson(response, 200, user));
      else sendJson(response, 200, user);
    });
    await using redis = await startRedisServer();
    await using one = await startReplica(redis, server.url, 0);
    await using other = await startReplica(redis, server.url, 0);
    const passBarrier = await createBarrier([one, other]);
    const early = readUser(other, '1', 'a');
    await until(() => held.length === 1);
    await rename(one, '1', 'after');
    await passBarrier();
    const late = readUser(other, '1', 'a');
    await until(() => held.length === 2);
    for (const release of held) release();
    assert.deepEqual([(await early).name, (await late).name], ['before', 'after']);
  });

  it('stop sharing when messages may have been missed', async () => {
    const held: (() => void)[] = [];
    await using server = await startHttpServer((response) => {
      held.push(() => sendJson(response, 200, userBody(1)));
    });
    await using redis = await startRedisServer();
    await using replica = await startReplica(redis, server.url, 0);
    await createBarrier([replica]);
    const early = readUser(replica, '1', 'a');
    await until(() => held.length === 1);
    await redis.kill();
    await redis.restart();
    // A subscription of its own is told of the gap, too.
    let gaps = 0;
    replica.store.subscribe('gap', {
      onMessage: () => {},
      onGap: () => {
        gaps += 1;
      },
    });
    await until(() => gaps > 0);
    await sleep(100);
    const late = readUser(replica, '1', 'a');
    await until(() => held.length === 2);
    for (const release of held) release();
    await Promise.all([early, late]);
  });
});

describe('A gateway without a store', () => {
  it('connects to no replicas', () => {
    const panel = { kind: 'activePlatform', url: 'http://127.0.0.1:1', apiToken: 'token' };
    const settings = settingsSchema().parse({ providers: { panel } });
    const store = createMemoryStore();
    const handle = {
      store,
      hashKey: KEY,
      previousKeys: [],
      fault: undefined,
      release: store.close,
    };
    assert.equal(connectReplicas(settings, handle, silentLog), undefined);
  });
});
