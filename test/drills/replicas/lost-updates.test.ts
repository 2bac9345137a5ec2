import assert from 'node:assert/strict';
import { randomInt, randomUUID } from 'node:crypto';
import { it } from 'node:test';
import { send, type UpdateAnswer, update } from '../../support/clients/graphql.ts';
import { figure, report } from '../../support/drills/drill.ts';
import { type Replicas, startReplicas } from '../../support/gateway/replicas.ts';
import { randomFrom } from '../../support/schema/random-operation.ts';
import { NO_REDIS, startRedisServer } from '../../support/services/redis-server.ts';
import { requireList, requireText } from '../../support/values/json-property.ts';

const ROUNDS = figure('UPDATE_ROUNDS', { ci: 40, full: 200 });
const SEED = figure('SEED', { ci: randomInt(2 ** 31), full: randomInt(2 ** 31) });

/** How late the providers respond, in ms: without a lock all replicas read before one writes. */
const LATE_MS = 25;
/** Calls may be slow because this machine is busy. */
const SETTINGS = { limits: { deadlineMs: 20_000 } };

/** A user that is changed by all replicas at once, on condition that no one else has changed it. */
interface Contended {
  readonly api: string;
  readonly query: string;
  /** Returns an input that holds only for the state that was read, and writes the `n`th value. */
  readonly toInput: (data: unknown, n: number) => object;
}

const dated = (branch: string, id: string, api: string): Contended => ({
  api,
  query: `{ user(id: "${api}/user/${id}") { updatedAt } }`,
  toInput: (data, n) => ({
    [branch]: {
      id: `${api}/user/${id}`,
      firstName: `Ann ${n}`,
      ifUpdatedAt: requireText(data, 'user.updatedAt'),
    },
  }),
});

const CONTENDED: readonly Contended[] = [
  dated('activePlatform', '2000112', 'activeplatform'),
  dated('activePlatform', '2000188', 'activeplatform'),
  dated('onApp', '12', 'onapp'),
  dated('onApp', '13', 'onapp'),
  {
    api: 'vms.admin',
    query: '{ user(id: "vms/user/5") { ... on VmsUser { permissions { id } } } }',
    toInput: (data, n) => {
      const before = requireList(data, 'user.permissions').map((one) => requireText(one, 'id'));
      return { vmsAdmin: { id: 'vms/user/5', ifPermissionIds: before, permissions: toSet(n) } };
    },
  },
];

/** Returns the set of permissions whose bits are 1 in the number, another one for each number. */
function toSet(n: number): object {
  const permissions = ['8', '10', '11', '12', '13', '14', '15', '16', '17', '18', '19'];
  return { ids: permissions.filter((_id, bit) => (n >> bit) % 2 === 1) };
}

interface Round {
  readonly replicas: number;
  readonly responses: readonly UpdateAnswer[];
}

it(`Replicas lose none of ${ROUNDS} concurrent updates of one user (SEED=${SEED})`, {
  skip: NO_REDIS,
}, async (t) => {
  await using redis = await startRedisServer();
  await using replicas = await startReplicas({ store: { url: redis.url }, settings: SETTINGS });
  for (const api of new Set(CONTENDED.map((user) => user.api)))
    await replicas.simulators.inject(replicas.apiUrl(api), {
      kind: 'latency',
      ms: LATE_MS,
      times: 0,
    });
  const random = randomFrom(SEED);
  const rounds: Round[] = [];
  let begun = 0;
  const lanes = CONTENDED.map(async (user) => {
    for (; begun < ROUNDS; ) {
      begun += 1;
      rounds.push(await runRound(replicas, user, begun, random));
    }
  });
  await Promise.all(lanes);

  const winners = ({ responses }: Round) =>
    responses.filter(({ __typename }) => __typename === 'UserUpdated').length;
  const countLost = (count: number) => {
    const those = rounds.filter((round) => round.replicas === count);
    const lost = those.filter((round) => winners(round) > 1).length;
    return `${count} replicas: ${lost} of ${those.length}`;
  };
  const lost = rounds.filter((round) => winners(round) > 1).length;
  const without = rounds.filter((round) => winners(round) === 0).length;
  const codes = Map.groupBy(
    rounds.flatMap(({ responses }) => responses),
    ({ __typename, code }) => code ?? __typename,
  );
  const counts = [...codes].map(([code, { length }]) => `${code} ${length}`);
  report(
    t,
    `lost updates ${lost} of ${rounds.length} (${countLost(2)}, ${countLost(3)}); ` +
      `rounds without a winner ${without}; responses: ${counts.join(', ')}`,
  );
  assert.deepEqual([lost, without, rounds.length], [0, 0, ROUNDS]);
  assert.deepEqual([...codes.keys()].sort(), ['USER_CHANGED', 'UserUpdated']);
});

/** Changes one user through two or three replicas at once, all of them after the same read. */
async function runRound(
  { urls }: Replicas,
  { query, toInput }: Contended,
  round: number,
  random: () => number,
): Promise<Round> {
  const [reader = ''] = urls;
  const { data } = await send(reader, query);
  const used = round % 2 === 0 ? urls : urls.slice(1);
  const responses = await Promise.all(
    used.map((url, i) =>
      update(url, toInput(data, 3 * round + i), random() < 0.5 ? randomUUID() : undefined),
    ),
  );
  return { replicas: used.length, responses };
}
