import assert from 'node:assert/strict';
import { randomInt } from 'node:crypto';
import { describe, it, type TestContext } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { figure, report } from '../../support/drills/drill.ts';
import { type KeyedTally, startKeyedLoad } from '../../support/drills/keyed-load.ts';
import { type Replicas, startReplicas, untilStoreReady } from '../../support/gateway/replicas.ts';
import { randomFrom } from '../../support/schema/random-operation.ts';
import { startRedisCluster } from '../../support/services/redis-cluster.ts';
import { startRedisFailover } from '../../support/services/redis-failover.ts';
import { startRedisSentinel } from '../../support/services/redis-sentinel.ts';
import { NO_REDIS, startRedisServer } from '../../support/services/redis-server.ts';

/** Each of them is a process whose start takes a second of CPU time. */
const REPLICAS = figure('REPLICAS', { ci: 2, full: 3 });
/** The number of times that each fault happens, one after the other, under the same load. */
const FAULTS = figure('STORE_FAULTS', { ci: 1, full: 2 });
const SEED = figure('SEED', { ci: randomInt(2 ** 31), full: randomInt(2 ** 31) });
/** How long the store is away, in ms: longer than its timeout of a second. */
const OUTAGE_MS = 1500;
/** A lease lasts five seconds longer. */
const DEADLINE_MS = 1500;

interface Trial {
  readonly name: string;
  readonly store: Readonly<Record<string, unknown>>;
  readonly times?: number;
  /** Breaks something under load, and mends it, except for the store's next use by the replicas. */
  readonly fault: (replicas: Replicas, turn: number) => Promise<void>;
}

/** Sends keyed updates through three replicas while the fault happens. */
async function keepsKeys(context: TestContext, { name, store, fault, times = FAULTS }: Trial) {
  const settings = { limits: { deadlineMs: DEADLINE_MS }, server: { drainMs: 0 } };
  await using replicas = await startReplicas({ count: REPLICAS, store, settings });
  await using load = await startKeyedLoad(replicas, randomFrom(SEED));
  const recoveries: number[] = [];
  for (let turn = 0; turn < times; turn += 1) {
    await load.progress();
    await fault(replicas, turn);
    recoveries.push(await recover(replicas));
  }
  await load.progress();
  const tally = await load.finish();
  const recovered = recoveries.map((ms) => (Number.isNaN(ms) ? 'never' : `${ms.toFixed()} ms`));
  report(context, `${toLine(name, tally)}; store used again after ${recovered.join(', ')}`);
  assert.ok(!recovered.includes('never'), 'A replica does not use the store again.');
  const { twice, untrue, unsettled, responses } = tally;
  assert.deepEqual({ twice, untrue, unsettled }, { twice: [], untrue: [], unsettled: [] });
  const { refused, unknown, lost } = responses;
  assert.ok(refused + unknown + lost > 0, 'The fault reached no update.');
}

/** Returns the time in ms until all replicas use the store again; NaN if they do not. */
async function recover({ urls }: Replicas): Promise<number> {
  const startedAt = performance.now();
  try {
    await Promise.all(urls.map(untilStoreReady));
    return performance.now() - startedAt;
  } catch {
    return Number.NaN;
  }
}

function toLine(name: string, { keys, responses, twice, unsettled, codes }: KeyedTally): string {
  const { applied, refused, unknown, lost } = responses;
  return (
    `keyed writes, ${name} (SEED=${SEED}): ${keys} keys, made twice ${twice.length}, never settled ${unsettled.length}; ` +
    `responses: ${applied} applied, ${refused} refused, ${unknown} unknown, ${lost} lost (${codes})`
  );
}

const OPTIONS = { skip: NO_REDIS, concurrency: 3 };

describe(`Keyed updates through ${REPLICAS} replicas`, OPTIONS, () => {
  it('are made once when replicas are killed', async (context) => {
    await using redis = await startRedisServer();
    await keepsKeys(context, {
      name: 'kill -9 of a replica',
      store: { url: redis.url },
      times: FAULTS + 1,
      fault: async (replicas, turn) => {
        const replica = turn % replicas.urls.length;
        await replicas.stop(replica, 'SIGKILL');
        await replicas.start(replica);
      },
    });
  });

  it('are made once when Redis is killed', async (context) => {
    await using redis = await startRedisServer();
    await keepsKeys(context, {
      name: 'Redis killed',
      store: { url: redis.url },
      fault: async () => {
        await redis.kill();
        await sleep(OUTAGE_MS);
        await redis.restart();
      },
    });
  });

  it('are made once when Redis is frozen', async (context) => {
    await using redis = await startRedisServer();
    await keepsKeys(context, {
      name: 'Redis frozen',
      store: { url: redis.url },
      fault: async () => {
        redis.freeze();
        await sleep(OUTAGE_MS);
        redis.resume();
      },
    });
  });

  it('are made once when Redis is demoted', async (context) => {
    await using redis = await startRedisFailover();
    await keepsKeys(context, {
      name: 'Redis failed over, READONLY',
      store: { url: redis.url },
      fault: redis.failOver,
    });
  });

  it('are made once when sentinels promote a replica', async (context) => {
    await using redis = await startRedisSentinel();
    await keepsKeys(context, {
      name: 'Sentinel, master killed',
      store: { sentinel: { name: redis.name, nodes: redis.nodes } },
      times: 1,
      fault: redis.killMaster,
    });
  });

  it('are made once when a Cluster moves slots', async (context) => {
    await using redis = await startRedisCluster();
    await keepsKeys(context, {
      name: 'Cluster, master killed and back (MOVED)',
      store: { cluster: { nodes: redis.nodes } },
      fault: async () => {
        await redis.killMaster();
        await sleep(OUTAGE_MS);
        await redis.takeBack();
      },
    });
  });
});
