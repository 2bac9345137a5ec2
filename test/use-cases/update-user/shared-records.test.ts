import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { startSimulators, toProviderSettings } from '@roster/simulators/registry.ts';
import type { Gateway } from '../../../src/app/process.ts';
import { update } from '../../support/clients/graphql.ts';
import { startGatewayOver } from '../../support/gateway/gateway.ts';
import {
  NO_REDIS,
  type RedisServer,
  startRedisServer,
} from '../../support/services/redis-server.ts';

const HASH_KEY = 'a key that all replicas share, not in Redis';

interface Replicas extends AsyncDisposable {
  readonly redis: RedisServer;
  readonly gateways: readonly [Gateway, Gateway];
  readonly writes: () => number;
  readonly resetNextAnswer: () => void;
  readonly delayNextWrite: (ms: number) => void;
}

/** Two gateways over the same upstreams and the same store. */
async function startReplicas(): Promise<Replicas> {
  const redis = await startRedisServer();
  const simulated = await startSimulators();
  const [onApp] = simulated
    .filter(({ configuration }) => configuration.key === 'onapp')
    .flatMap(({ simulators }) => simulators);
  assert.ok(onApp);
  const start = () =>
    startGatewayOver(toProviderSettings(simulated), {
      store: { url: redis.url, key: HASH_KEY },
    });
  const gateways = [await start(), await start()] as const;
  await untilItKeeps(gateways[0]);
  await untilItKeeps(gateways[1]);
  onApp.clearJournal();
  return {
    redis,
    gateways,
    writes: () => onApp.journal.filter(({ method }) => method === 'PUT').length,
    resetNextAnswer: () => onApp.inject({ kind: 'reset', applies: true, method: 'PUT' }),
    delayNextWrite: (ms) => onApp.inject({ kind: 'latency', ms, method: 'PUT' }),
    [Symbol.asyncDispose]: async () => {
      await Promise.all(gateways.map((gateway) => gateway.close()));
      await Promise.all(simulated.map(({ close }) => close()));
      await redis[Symbol.asyncDispose]();
    },
  };
}

const rename = (firstName: string) => ({ onApp: { id: 'onapp/user/12', firstName } });

/** Waits until the store is connected, which happens in the background. */
async function untilItKeeps({ url }: Gateway): Promise<void> {
  for (;;) {
    const { code } = await update(url, rename('Ready'), randomUUID());
    if (code !== 'STORE_UNAVAILABLE') return;
    await sleep(10);
  }
}

describe('Replicas that share a store', { skip: NO_REDIS }, () => {
  it('make a change once, whichever of them receives it', async () => {
    await using replicas = await startReplicas();
    const [one, other] = replicas.gateways;
    const key = randomUUID();
    assert.equal((await update(one.url, rename('Ada'), key)).__typename, 'UserUpdated');
    assert.equal((await update(other.url, rename('Ada'), key)).__typename, 'UserUpdated');
    assert.equal((await update(other.url, rename('Eve'), key)).code, 'IDEMPOTENCY_KEY_REUSED');
    assert.equal(replicas.writes(), 1);
  });

  it('detect a change in progress, and look up unknown outcomes', async () => {
    await using replicas = await startReplicas();
    const [one, other] = replicas.gateways;
    const key = randomUUID();
    replicas.delayNextWrite(300);
    const first = update(one.url, rename('Ada'), key);
    while (replicas.writes() === 0) await sleep(5);
    assert.equal((await update(other.url, rename('Ada'), key)).code, 'IDEMPOTENCY_IN_PROGRESS');
    assert.equal((await first).__typename, 'UserUpdated');

    const unclear = randomUUID();
    replicas.resetNextAnswer();
    assert.equal((await update(one.url, rename('Grace'), unclear)).write, 'UNKNOWN');
    assert.equal((await update(other.url, rename('Grace'), unclear)).__typename, 'UserUpdated');
    assert.equal(replicas.writes(), 2);
  });

  it('refuse only changes with a key during a store outage', async () => {
    await using replicas = await startReplicas();
    const [one, other] = replicas.gateways;
    const key = randomUUID();
    await update(one.url, rename('Ada'), key);
    await replicas.redis.kill();
    for (const { url } of replicas.gateways) {
      const { __typename, code, write, retry } = await update(url, rename('Ada'), key);
      assert.deepEqual(
        [__typename, code, write, retry?.advice],
        ['ProviderProblem', 'STORE_UNAVAILABLE', 'NOT_APPLIED', 'SEND_AGAIN'],
      );
    }
    assert.equal(replicas.writes(), 1);
    assert.equal((await update(one.url, rename('Bea'))).__typename, 'UserUpdated');

    await replicas.redis.restart();
    await untilItKeeps(other);
    const before = replicas.writes();
    assert.equal((await update(other.url, rename('Ada'), key)).__typename, 'UserUpdated');
    assert.equal(replicas.writes(), before);
  });

  it('report UNKNOWN if the store fails during a change', async () => {
    await using replicas = await startReplicas();
    const [one, other] = replicas.gateways;
    const key = randomUUID();
    replicas.delayNextWrite(300);
    const first = update(one.url, rename('Ada'), key);
    while (replicas.writes() === 0) await sleep(5);
    await replicas.redis.kill();
    assert.equal((await first).__typename, 'UserUpdated');
    await replicas.redis.restart();
    await untilItKeeps(one);
    await untilItKeeps(other);
    const before = replicas.writes();
    await update(one.url, rename('Ada'));
    // Its owner never reported how it ended: it counts as in progress until its lease expires.
    assert.equal((await update(other.url, rename('Ada'), key)).code, 'IDEMPOTENCY_IN_PROGRESS');
    assert.equal(replicas.writes(), before + 1);
  });

  it('store neither keys nor values of an input', async () => {
    await using replicas = await startReplicas();
    const [one] = replicas.gateways;
    const input = { onApp: { id: 'onapp/user/12', firstName: 'Ada', password: 'CANARY-words-1' } };
    await update(one.url, input, 'CANARY-key');
    const kept = await replicas.redis.dump();
    assert.match(kept, /"outcome":"applied","user":"onapp\/user\/12"/);
    assert.ok(!/CANARY|Ada/.test(kept));
  });
});
