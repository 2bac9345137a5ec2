import assert from 'node:assert/strict';
import { it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { send, update } from '../../support/clients/graphql.ts';
import { figure, report } from '../../support/drills/drill.ts';
import { type Replicas, startReplicas } from '../../support/gateway/replicas.ts';
import { NO_REDIS, startRedisServer } from '../../support/services/redis-server.ts';
import { requireText } from '../../support/values/json-property.ts';

const READS = figure('STALE_READS', { ci: 48, full: 200 });
const READERS = 2;
const TRIALS = READS / READERS;

/**
 * How late the provider responds to the first reads, with the values at their arrival, in ms. It
 * grows with each trial that proves nothing, because this machine may be busy.
 */
const SLOW_MS = { first: 300, factor: 2, most: 2400 };
/** The share of this time after which the first reads have arrived, and in which late ones do. */
const ARRIVAL = 0.25;
const SETTINGS = { limits: { deadlineMs: 20_000 } };
const MOST_REPEATED = 50 + TRIALS;

/** A field of a user, read through one API and written through the same or another one. */
interface Shared {
  readonly api: string;
  /** The end of the path of its reads. */
  readonly path: string;
  readonly query: string;
  readonly field: string;
  readonly toInput: (value: string) => object;
  readonly toValue: (n: number) => string;
}

const named = (branch: string, id: string, api: string): Shared => ({
  api,
  path: `/users/${id}.`,
  query: `{ user(id: "${api}/user/${id}") { name } }`,
  field: 'user.name',
  toInput: (value) => ({ [branch]: { id: `${api}/user/${id}`, firstName: value } }),
  toValue: (n) => `Ann${n}`,
});

const SHARED: readonly Shared[] = [
  ...['2000132', '2000290', '2000341'].map((id) => named('activePlatform', id, 'activeplatform')),
  ...['13', '17', '24'].map((id) => named('onApp', id, 'onapp')),
  {
    api: 'vms.admin',
    path: '/users/1',
    query: '{ user(id: "vms/user/1") { status } }',
    field: 'user.status',
    toInput: (status) => ({ vmsBilling: { user: { login: { login: 'test@mail.com' } }, status } }),
    toValue: (n) => (n % 2 === 0 ? 'BLOCKED' : 'ACTIVE'),
  },
];

interface Trial {
  /** Whether the first reads were in flight before, during and after the write. */
  readonly isFair: boolean;
  /** The number of reads after the write that show the value before it. */
  readonly stale: number;
}

it(`Replicas share none of ${READS} stale reads`, { skip: NO_REDIS }, async (t) => {
  await using redis = await startRedisServer();
  await using replicas = await startReplicas({ store: { url: redis.url }, settings: SETTINGS });
  const fair: Trial[] = [];
  let begun = 0;
  let repeated = 0;
  const lanes = SHARED.map(async (shared) => {
    let slowMs = SLOW_MS.first;
    for (let n = 0; begun < TRIALS && repeated < MOST_REPEATED; n += 1) {
      begun += 1;
      const trial = await runTrial(replicas, shared, { n, slowMs });
      if (trial.isFair) {
        fair.push(trial);
        continue;
      }
      begun -= 1;
      repeated += 1;
      slowMs = Math.min(slowMs * SLOW_MS.factor, SLOW_MS.most);
    }
  });
  await Promise.all(lanes);
  assert.ok(fair.length === TRIALS, `This machine is too busy: ${repeated} trials prove nothing.`);
  const stale = fair.reduce((sum, trial) => sum + trial.stale, 0);
  report(
    t,
    `stale shared reads ${stale} of ${fair.length * READERS}; ` +
      `${repeated} trials repeated, as no read was in flight beside the write`,
  );
  assert.equal(stale, 0);
});

/** Writes through one replica while the others read the user, and reads the user again there. */
async function runTrial(
  replicas: Replicas,
  shared: Shared,
  { n, slowMs }: { readonly n: number; readonly slowMs: number },
): Promise<Trial> {
  const { urls, simulators, apiUrl } = replicas;
  const { api, path, query, field, toInput, toValue } = shared;
  const value = toValue(n);
  const writer = urls[n % urls.length] ?? '';
  const readers = urls.filter((url) => url !== writer);
  const shows = (text: string) => (field === 'user.status' ? text === value : text.includes(value));
  const isNewAt = async (url: string) => shows(requireText((await send(url, query)).data, field));

  const url = apiUrl(api);
  await simulators.inject(url, {
    kind: 'latency',
    ms: Math.round(slowMs),
    method: 'GET',
    path,
    times: READERS,
  });
  const endedAt: number[] = [];
  const early = readers.map(async (reader) => {
    const isNew = await isNewAt(reader);
    endedAt.push(performance.now());
    return isNew;
  });
  await sleep(ARRIVAL * slowMs);
  const { __typename } = await update(writer, toInput(value));
  assert.equal(__typename, 'UserUpdated');
  const lateSince = performance.now();
  const late = await Promise.all(readers.map(isNewAt));
  const wasNew = await Promise.all(early);
  // Otherwise the provider received the first reads after the write, or responded too early.
  const stillInFlight = endedAt.every((at) => at - lateSince > ARRIVAL * slowMs);
  const isFair = stillInFlight && wasNew.every((isNew) => !isNew);
  return { isFair, stale: late.filter((isNew) => !isNew).length };
}
