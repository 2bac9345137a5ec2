import assert from 'node:assert/strict';
import { randomInt, randomUUID } from 'node:crypto';
import { it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { createKeepAliveClient } from '../../support/clients/keep-alive-client.ts';
import { mixedOperation } from '../../support/clients/mixed-load.ts';
import { figure, percentile, report } from '../../support/drills/drill.ts';
import { type Replicas, startReplicas } from '../../support/gateway/replicas.ts';
import { randomFrom } from '../../support/schema/random-operation.ts';
import { NO_REDIS, startRedisServer } from '../../support/services/redis-server.ts';
import { type Balancer, startBalancer } from '../../support/services/round-robin-balancer.ts';
import { until } from '../../support/upstreams/blocking-upstream.ts';

const ROUNDS = figure('ROLLING_RESTARTS', { ci: 1, full: 3 });
const SEED = figure('SEED', { ci: randomInt(2 ** 31), full: randomInt(2 ** 31) });
const CLIENTS = 12;
/** Share of writes, every second of which has an idempotency key. */
const WRITES = 0.3;
/** Long enough for a balancer on a busy machine to notice. */
const DRAIN_MS = 1000;
/** Long timeouts, so that a shared machine does not make a provider seem slow. */
const SETTINGS = { server: { drainMs: DRAIN_MS }, limits: { deadlineMs: 8000 } };

it(`Rolling restarts of three replicas lose no request (SEED=${SEED})`, {
  skip: NO_REDIS,
}, async (t) => {
  await using redis = await startRedisServer();
  await using replicas = await startReplicas({ store: { url: redis.url }, settings: SETTINGS });
  await using balancer = await startBalancer(replicas.urls);
  const load = startLoad(balancer.url);
  const noticed: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1)
    noticed.push(...(await restartAll(replicas, balancer)));
  const { completed, lost, times } = await load.stop();
  report(
    t,
    `rolling restart: ${lost.length} lost of ${completed + lost.length} requests in ${noticed.length} restarts; ` +
      `p99 ${percentile(times, 99).toFixed()} ms; balancer noticed after ${Math.max(...noticed).toFixed()} ms at most`,
  );
  assert.ok(Math.max(...noticed) < DRAIN_MS, 'This machine is too busy: the balancer was late.');
  assert.deepEqual(lost, []);
  assert.ok(completed > 0);
});

/** Restarts one replica after the other. @returns when the balancer noticed, in ms after SIGTERM. */
async function restartAll(replicas: Replicas, balancer: Balancer): Promise<readonly number[]> {
  const noticed: number[] = [];
  for (const [replica, url] of replicas.urls.entries()) {
    const signalledAt = performance.now();
    const stopped = replicas.stop(replica, 'SIGTERM');
    await until(() => !balancer.isReady(url));
    noticed.push(performance.now() - signalledAt);
    const { code, stderr } = await stopped;
    assert.equal(code, 0, stderr);
    await replicas.start(replica);
    await until(() => balancer.isReady(url));
  }
  return noticed;
}

/** Sends operations through several connections until it is stopped. */
function startLoad(url: string) {
  const random = randomFrom(SEED);
  const client = createKeepAliveClient(url, CLIENTS);
  let isRunning = true;
  const lost: string[] = [];
  const times: number[] = [];
  const sendOne = async (text: string) => {
    const key = random() < 0.5 ? randomUUID() : undefined;
    const { query, variables } = mixedOperation(random, WRITES, text, key);
    try {
      const { status, text: body, ms } = await client.post(query, variables);
      const { data, errors } = JSON.parse(body);
      const type = data?.updateUser?.__typename ?? 'UserUpdated';
      if (status !== 200 || errors !== undefined || type !== 'UserUpdated')
        lost.push(`${status} ${body}`);
      else times.push(ms);
    } catch (error) {
      lost.push(`${error}`);
    }
  };
  const clients = Array.from({ length: CLIENTS }, async (_none, lane) => {
    for (let n = 0; isRunning; n += 1) {
      await sendOne(`Ann ${lane} ${n}`);
      await sleep(10 * random());
    }
  });
  return {
    stop: async () => {
      isRunning = false;
      await Promise.all(clients);
      client[Symbol.dispose]();
      return { completed: times.length, lost, times };
    },
  };
}
