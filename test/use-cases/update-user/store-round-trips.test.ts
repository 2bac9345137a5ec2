import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { startSimulators, toProviderSettings } from '@roster/simulators/registry.ts';
import { apiKey, bearer } from '../../support/clients/api-keys.ts';
import { send } from '../../support/clients/graphql.ts';
import { startGatewayOver } from '../../support/gateway/gateway.ts';
import { NO_REDIS, startRedisServer } from '../../support/services/redis-server.ts';
import { countRoundTrips } from '../../support/services/round-trips.ts';
import { until } from '../../support/upstreams/blocking-upstream.ts';

const UPDATE = `mutation ($input: UpdateUserInput!, $key: ID) {
  updateUser(input: $input, idempotencyKey: $key) {
    __typename
    ... on Problem { code write retry { afterSeconds } }
  }
}`;

const access = { mode: 'apiKeys', apiKeys: [apiKey('ann', ['users:read', 'users:write'])] };

/** Starts a gateway over the simulators, for callers with a key. */
async function start(settings: Readonly<Record<string, unknown>> = {}) {
  const simulated = await startSimulators();
  const gateway = await startGatewayOver(toProviderSettings(simulated), { access, ...settings });
  const simulators = simulated.flatMap((installation) => installation.simulators);
  const update = async (firstName: string, key?: string) => {
    const input = { onApp: { id: 'onapp/user/12', firstName } };
    const { data, text } = await send(gateway.url, UPDATE, { input, key }, bearer('ann'));
    const result = data?.['updateUser'] as
      | { __typename: string; code?: string; retry?: { afterSeconds: number } }
      | undefined;
    assert.ok(result, text);
    return result;
  };
  return {
    url: gateway.url,
    update,
    simulators,
    [Symbol.asyncDispose]: async () => {
      await gateway.close();
      await Promise.all(simulated.map(({ close }) => close()));
    },
  };
}

describe('The round trips to the store', { skip: NO_REDIS }, () => {
  it('are four for an update with a key', async () => {
    await using redis = await startRedisServer();
    await using proxy = await countRoundTrips(Number(new URL(redis.url).port));
    const store = { url: `redis://127.0.0.1:${proxy.port}`, key: 'k'.repeat(32) };
    await using gateway = await start({ store });
    const { update } = gateway;
    // A store that was down when it was first needed is not counted in for some seconds.
    while (!(await fetch(`${gateway.url}/health/ready?strict`)).ok) await sleep(20);
    /** Returns the round trips of an update, also the release of its lock, for which no caller waits. */
    const take = async () => {
      await until(async () => !(await redis.dump()).includes('roster:lock:'));
      return proxy.take();
    };
    await update('Ready', 'ready');
    await take();

    assert.equal((await update('Ada', 'key-1')).__typename, 'UserUpdated');
    const keyed = await take();
    assert.equal(keyed.length, 5, keyed.join('\n\n'));
    const expected = [
      /rate:/,
      /rate:.*record:/s,
      /record:.*lock:|lock:.*record:/s,
      /lease:.*lock:/s,
    ];
    for (const [index, names] of expected.entries()) assert.match(keyed[index] ?? '', names);
    assert.match(keyed[4] ?? '', /lock:.*applied|applied.*lock:/s);

    assert.equal((await update('Ada', 'key-1')).__typename, 'UserUpdated');
    const replayed = await take();
    assert.ok(replayed.length <= 4, replayed.join('\n\n'));

    assert.equal((await update('Eve')).__typename, 'UserUpdated');
    const plain = await take();
    // Its count, its lock, the check before the write, and the end of the lock.
    assert.ok(plain.length <= 5, plain.join('\n\n'));
  });
});

describe('Requests for an update that was made before', () => {
  const perCaller = { mutationsPerMinute: 3, mutationsPerTargetPerMinute: 3 };

  beforeEach(async () => {
    // The counts begin again with each minute of the clock.
    const leftMs = 60_000 - (Date.now() % 60_000);
    if (leftMs < 10_000) await sleep(leftMs);
  });

  it('do not count for the rate of changes', async () => {
    await using gateway = await start({ limits: { perCaller } });
    const { update } = gateway;
    for (let sent = 0; sent < 10; sent += 1) {
      assert.equal((await update('Ada', 'key-1')).__typename, 'UserUpdated');
    }
    assert.equal((await update('Eve', 'key-2')).__typename, 'UserUpdated');
    assert.equal((await update('Ada', 'key-3')).__typename, 'UserUpdated');
    assert.equal((await update('Eve', 'key-4')).code, 'RATE_LIMITED');
    // What was made can still be asked for.
    assert.equal((await update('Ada', 'key-1')).__typename, 'UserUpdated');
  });

  it('count if they have another input', async () => {
    await using gateway = await start({ limits: { perCaller } });
    const { update } = gateway;
    assert.equal((await update('Ada', 'key-1')).__typename, 'UserUpdated');
    for (const code of ['IDEMPOTENCY_KEY_REUSED', 'IDEMPOTENCY_KEY_REUSED', 'RATE_LIMITED']) {
      assert.equal((await update('Eve', 'key-1')).code, code);
    }
  });
});

describe('An update that is in progress', () => {
  it('asks to wait until its lease ends', async () => {
    await using gateway = await start({ limits: { deadlineMs: 8000 } });
    const { update, simulators } = gateway;
    for (const simulator of simulators) {
      simulator.inject({ kind: 'latency', ms: 1000, method: 'PUT' });
    }
    const first = update('Ada', 'key-1');
    while (!simulators.some(({ journal }) => journal.some(({ method }) => method === 'PUT'))) {
      await sleep(5);
    }
    const { code, retry } = await update('Ada', 'key-1');
    assert.equal(code, 'IDEMPOTENCY_IN_PROGRESS');
    // The deadline and five seconds more.
    const seconds = retry?.afterSeconds ?? 0;
    assert.ok(seconds >= 8 && seconds <= 13, `${seconds}`);
    await first;
  });
});
