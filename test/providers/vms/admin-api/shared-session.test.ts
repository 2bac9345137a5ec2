import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { runVmsSimulators } from '@roster/simulators/vms/vms-simulators.ts';
import { send } from '../../../support/clients/graphql.ts';
import { startGatewayOver } from '../../../support/gateway/gateway.ts';
import { NO_REDIS, startRedisServer } from '../../../support/services/redis-server.ts';

const STORE_KEY = 'a key that all replicas share, not in Redis';
const SIGN_IN = '/api/admin/v1/auth/token';
const READ = '{ user(id: "vms/user/5") { login } }';
/** More than the life of a token, with a pause of 50 ms after each read. */
const ROUNDS = 60;

/** Runs two gateways over a VMS that allows one session per account. */
async function startReplicas(settings: Readonly<Record<string, unknown>>) {
  const stack = new AsyncDisposableStack();
  // Tokens are renewed after 1.8 to 2.7 seconds, as their expiry has no fraction of a second.
  const vms = stack.use(await runVmsSimulators({ sessionsPerAccount: 1, tokenLifetimeMs: 3000 }));
  const { admin, credentials, timeZone } = vms;
  const providers = {
    vms: { kind: 'vms', timeZone, admin: { url: admin.url, ...credentials } },
  };
  const start = async () => stack.use(await startGatewayOver(providers, settings));
  return {
    admin,
    gateways: [await start(), await start()],
    [Symbol.asyncDispose]: () => stack.disposeAsync(),
  };
}

type Replicas = Awaited<ReturnType<typeof startReplicas>>;

/** Stores connect in the background. */
async function untilStoresConnect({ gateways }: Replicas): Promise<void> {
  for (const { url } of gateways) {
    while (!(await fetch(`${url}/health/ready?strict`)).ok) await sleep(20);
  }
}

/** Sends one read at a time through each gateway, without a pause. @returns the number of failed reads. */
async function countFailures({ gateways }: Replicas, rounds: number): Promise<number> {
  const counts = await Promise.all(
    gateways.map(async ({ url }) => {
      let failed = 0;
      for (let round = 0; round < rounds; round += 1) {
        const { errors } = await send(url, READ);
        if (errors.length > 0) failed += 1;
        await sleep(50);
      }
      return failed;
    }),
  );
  return counts.reduce((sum, count) => sum + count, 0);
}

const signIns = ({ admin }: Replicas) =>
  admin.journal.filter(({ path }) => path === SIGN_IN).length;

describe('Two replicas and a VMS that allows one session', { skip: NO_REDIS }, () => {
  it('fail no read, and sign in once for each token', async () => {
    await using redis = await startRedisServer();
    await using replicas = await startReplicas({ store: { url: redis.url, key: STORE_KEY } });
    await untilStoresConnect(replicas);
    assert.equal(await countFailures(replicas, ROUNDS), 0);
    const { admin } = replicas;
    const reads = admin.journal.filter(({ path }) => path !== SIGN_IN).length;
    const ms =
      Date.parse(String(admin.journal.at(-1)?.at)) - Date.parse(String(admin.journal[0]?.at));
    assert.ok(reads >= 2 * ROUNDS);
    assert.ok(signIns(replicas) <= ms / 1800 + 2, `${signIns(replicas)} in ${ms} ms`);
    assert.doesNotMatch(await redis.dump(), /canary/);
  });

  it('B21: sign in once each for a record that is answered with 401', async () => {
    await using redis = await startRedisServer();
    await using replicas = await startReplicas({ store: { url: redis.url, key: STORE_KEY } });
    await untilStoresConnect(replicas);
    const { admin, gateways } = replicas;
    admin.inject({ kind: 'status', status: 401, path: '/users/7', times: 0 });
    const startedAt = performance.now();
    for (let round = 0; round < 20; round += 1) {
      for (const { url } of gateways) {
        const { errors } = await send(url, '{ user(id: "vms/user/7") { login } }');
        assert.equal(errors[0]?.extensions['code'], 'UPSTREAM_UNAUTHENTICATED');
        assert.deepEqual((await send(url, READ)).errors, []);
      }
    }
    const renewals = Math.floor((performance.now() - startedAt) / 1800);
    assert.ok(signIns(replicas) <= 1 + gateways.length + renewals, `${signIns(replicas)}`);
  });

  it('go on while the store is down', async () => {
    await using redis = await startRedisServer();
    await using replicas = await startReplicas({ store: { url: redis.url, key: STORE_KEY } });
    await untilStoresConnect(replicas);
    await redis.kill();
    for (const { url } of replicas.gateways) {
      assert.deepEqual((await send(url, READ)).data, { user: { login: '170500' } });
    }
  });

  it('end the sessions of each other without a store', async () => {
    await using replicas = await startReplicas({});
    const rounds = 10;
    await countFailures(replicas, rounds);
    assert.ok(signIns(replicas) > rounds / 2, `${signIns(replicas)}`);
  });
});
