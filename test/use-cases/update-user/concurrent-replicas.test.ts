import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { startSimulators, toProviderSettings } from '@roster/simulators/registry.ts';
import { send, update } from '../../support/clients/graphql.ts';
import { startGatewayOver } from '../../support/gateway/gateway.ts';
import { NO_REDIS, startRedisServer } from '../../support/services/redis-server.ts';

const ID = 'onapp/user/12';
const ROUNDS = 15;

/** Two gateways over the same provider and the same store. */
async function startTwo() {
  const redis = await startRedisServer();
  const simulated = await startSimulators();
  const simulators = simulated.flatMap((installation) => installation.simulators);
  const store = { url: redis.url, key: 'k'.repeat(32) };
  const start = () =>
    startGatewayOver(toProviderSettings(simulated), { store, limits: { deadlineMs: 20_000 } });
  const gateways = [await start(), await start()] as const;
  for (const { url } of gateways) {
    const rename = { onApp: { id: ID, firstName: 'Ready' } };
    while ((await update(url, rename, `ready ${url}`.replace(/\W/g, ''))).code) await sleep(20);
  }
  return {
    gateways,
    redis,
    simulators,
    writes: () =>
      simulators.flatMap(({ journal }) => journal).filter(({ method }) => method === 'PUT').length,
    [Symbol.asyncDispose]: async () => {
      await Promise.all(gateways.map((gateway) => gateway.close()));
      await Promise.all(simulated.map(({ close }) => close()));
      await redis[Symbol.asyncDispose]();
    },
  };
}

async function readUpdatedAt(url: string): Promise<unknown> {
  const query = `{ user(id: "${ID}") { ... on OnAppUser { updatedAt } } }`;
  const { data } = await send(url, query);
  const user = data?.['user'];
  assert.ok(typeof user === 'object' && user !== null && 'updatedAt' in user);
  return user.updatedAt;
}

describe('Concurrent updates through two replicas', { skip: NO_REDIS }, () => {
  it('M10: let one of two with equal ifUpdatedAt win', async () => {
    await using replicas = await startTwo();
    const [one, other] = replicas.gateways;
    for (const simulator of replicas.simulators) {
      simulator.inject({ kind: 'latency', ms: 20, method: 'GET', times: 0 });
    }
    for (let round = 0; round < ROUNDS; round += 1) {
      const ifUpdatedAt = await readUpdatedAt(one.url);
      const before = replicas.writes();
      const results = await Promise.all(
        [one, other].map(({ url }, index) =>
          update(url, { onApp: { id: ID, firstName: `R${round}x${index}`, ifUpdatedAt } }),
        ),
      );
      const codes = results.map(({ __typename, code }) => code ?? __typename).sort();
      assert.deepEqual(codes, ['USER_CHANGED', 'UserUpdated'], `round ${round}`);
      assert.equal(replicas.writes(), before + 1);
    }
  });

  it('refuses one with a precondition while the store is down', async () => {
    await using replicas = await startTwo();
    const [{ url }] = replicas.gateways;
    const ifUpdatedAt = await readUpdatedAt(url);
    const before = replicas.writes();
    await replicas.redis.kill();
    await sleep(50);
    const input = { id: ID, firstName: 'Ada' };
    const refused = await update(url, { onApp: { ...input, ifUpdatedAt } });
    assert.deepEqual(
      [refused.code, refused.write, refused.retry?.advice],
      ['STORE_UNAVAILABLE', 'NOT_APPLIED', 'SEND_AGAIN'],
    );
    assert.equal(replicas.writes(), before);
    assert.equal((await update(url, { onApp: input })).__typename, 'UserUpdated');
    const metrics = await (await fetch(`${url}/metrics`)).text();
    assert.match(metrics, /^roster_updates_unlocked_total [1-9]/m);
    assert.match(metrics, /^roster_store_up 0$/m);
    assert.match(metrics, /^roster_store_failures_total\{kind="write",reason="[A-Z]+"\} [1-9]/m);
  });
});
