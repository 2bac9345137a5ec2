import { NO_REDIS, startRedisServer } from '../../test/support/services/redis-server.ts';
import { attempt, type Failures } from '../failures.ts';
import { ONE_USER } from '../operations.ts';
import { type Fleet, startFleet } from '../servers/fleet.ts';
import type { MeasuredServer } from '../servers/measured-server.ts';
import type { ServerName } from '../servers/request-body.ts';
import { median, percentile } from '../statistics.ts';
import { sendLoad } from './load.ts';

const UPSTREAM_MS = 50;
const CONCURRENT = 50;
const WARM_UP = 3000;
const SLICES = 4;
const HOT_CLIENTS = 32;
const HOT_USERS = 100;

/** How one server responds while the upstream takes 50 ms. */
export interface LatencyResult {
  readonly server: string;
  /** The time of one operation with 50 in flight, in ms: the median of the slices. */
  readonly p50: number;
  readonly p99: number;
  /** Calls at the upstream per operation, while 32 clients of one key read 100 users at random. */
  readonly hotCalls: number;
}

/** Measures the latency of a read, and how many calls are shared by clients that read the same users. */
export async function measureLatency(
  names: readonly ServerName[],
  failures: Failures,
  seconds: number,
): Promise<readonly LatencyResult[]> {
  // Without a Redis server only the cache is not measured.
  await using redis = NO_REDIS === false ? await startRedisServer() : undefined;
  const all = redis === undefined ? names : names.flatMap(withCached);
  await using fleet = await startFleet(all, failures, { delayMs: UPSTREAM_MS, store: redis?.url });
  const load = { clients: CONCURRENT, operation: () => ONE_USER.name };
  const times = new Map(fleet.servers.map((server) => [server, [] as (readonly number[])[]]));
  for (const server of fleet.servers) {
    await attempt(failures, server.name, () => sendLoad(server, { ...load, count: WARM_UP }));
  }
  for (let slice = 0; slice < SLICES; slice += 1) {
    for (const [server, slices] of times) {
      const untilMs = performance.now() + (seconds * 1000) / SLICES;
      const own = await attempt(failures, server.name, () =>
        sendLoad(server, { ...load, untilMs }),
      );
      slices.push(own ?? []);
    }
  }
  const results: LatencyResult[] = [];
  for (const [server, slices] of times) {
    const hotCalls = await attempt(failures, server.name, () =>
      countHotCalls(server, fleet, seconds / 2),
    );
    if (hotCalls === undefined) continue;
    const p50 = median(slices.map((slice) => percentile(slice, 0.5)));
    const p99 = median(slices.map((slice) => percentile(slice, 0.99)));
    results.push({ server: server.name, p50, p99, hotCalls });
  }
  return results;
}

/** Adds Roster with a read cache behind Roster. */
const withCached = (name: ServerName): readonly ServerName[] =>
  name === 'roster' ? ['roster', 'cached'] : [name];

async function countHotCalls(
  server: MeasuredServer,
  { countCalls }: Fleet,
  seconds: number,
): Promise<number> {
  const before = await countCalls();
  const times = await sendLoad(server, {
    clients: HOT_CLIENTS,
    operation: () => ONE_USER.name,
    untilMs: performance.now() + seconds * 1000,
    ids: () => Math.floor(Math.random() * HOT_USERS),
    hasOneKey: true,
  });
  return ((await countCalls()) - before) / times.length;
}
