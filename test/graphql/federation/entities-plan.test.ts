import assert from 'node:assert/strict';
import { randomInt } from 'node:crypto';
import { after, before, beforeEach, describe, it } from 'node:test';
import { createSubgraphSchema } from '../../../src/graphql/federation/subgraph.ts';
import { countByEndpoint, plan, trace } from '../../support/clients/explain.ts';
import { send } from '../../support/clients/graphql.ts';
import {
  type RosterSubgraph,
  startRosterSubgraph,
} from '../../support/federation/roster-subgraph.ts';
import { NO_DOCUMENT_LIMITS } from '../../support/gateway/no-document-limits.ts';
import { randomFrom, randomOperation } from '../../support/schema/random-operation.ts';

const user = (id: string, typename = 'User') => ({ __typename: typename, id });

const asking = (selection: string) =>
  `query ($them: [_Any!]!) { _entities(representations: $them) { ${selection} } }`;

describe('The plan of Query._entities', () => {
  let subgraph: RosterSubgraph;
  before(async () => {
    subgraph = await startRosterSubgraph();
  });
  after(() => subgraph[Symbol.asyncDispose]());
  beforeEach(() => subgraph.forgetArrivals());

  const planned = async (selection: string, them: readonly unknown[]) => {
    const { plan: lines = [] } = await plan(subgraph.url, asking(selection), { them });
    return lines.map(({ provider, path, count, field }) => [provider, path, count, field]);
  };

  it('names calls for reads, none for fields resolved from ids', async () => {
    const them = [user('vms/user/1'), user('vms/user/1', 'VmsUser'), user('onapp/user/12')];
    assert.deepEqual(await planned('... on User { login }', them), [
      ['vms', 'api/admin/v1/users/{user}', 1, '_entities'],
      ['onapp', 'users/{user}.json', 1, '_entities'],
    ]);
    assert.deepEqual(await planned('... on User { id provider { id } }', them), []);
  });

  it('names the call for the provider of an unread user', async () => {
    const selection = '... on User { id at: provider { onApp { roles { label } } } }';
    const them = [user('onapp/user/12'), user('onapp/user/13')];
    assert.deepEqual(await planned(selection, them), [
      ['onapp', 'roles.json', 1, '_entities.at.onApp.roles'],
    ]);
    await send(subgraph.url, asking(selection), { them });
    assert.deepEqual(subgraph.arrivals(), ['GET /roles.json']);
  });

  it('refuses too many calls, even with an invalid representation', async () => {
    const many = Array.from({ length: 101 }, (_none, index) => user(`vms/user/${index + 1}`));
    const them = [user('other/user/1'), ...many];
    const { status, errors } = await send(subgraph.url, asking('... on User { login }'), { them });
    assert.deepEqual([status, errors[0]?.extensions['code']], [400, 'UPSTREAM_CALLS_LIMIT']);
    assert.deepEqual(subgraph.arrivals(), []);
  });
});

/** Every kind of entity, some twice, some by the interface, some that do not exist. */
const ROOT = `_entities(representations: [
  { __typename: "User", id: "vms/user/1" }
  { __typename: "VmsUser", id: "vms/user/5" }
  { __typename: "User", id: "onapp/user/12" }
  { __typename: "User", id: "onapp/user/12" }
  { __typename: "OnAppUser", id: "onapp/user/999999" }
  { __typename: "User", id: "activeplatform/user/2002986" }
  { __typename: "Camera", id: "vms/camera/1" }
  { __typename: "Intercom", id: "vms/intercom/1" }
  { __typename: "User", id: "nonsense" }
])`;

const ARGS = {
  'OnAppUser.monthlyBills': '(year: 2025)',
  'Intercom.flats': '(first: 2)',
  'Intercom.keys': '(first: 2)',
};

const OPERATIONS = 40;

describe('The plan of random entities', () => {
  const seed = Number(process.env['SEED'] ?? randomInt(2 ** 31));

  it(`names every call that ${OPERATIONS} operations make (SEED=${seed})`, async () => {
    // Without a limit, because expensive operations are compared as well.
    await using subgraph = await startRosterSubgraph({
      limits: { ...NO_DOCUMENT_LIMITS, upstreamCalls: 0 },
    });
    const [random, schema] = [randomFrom(seed), createSubgraphSchema({ exposeScopes: true })];
    let compared = 0;
    for (let n = 0; n < OPERATIONS; n += 1) {
      const query = randomOperation(schema, { random, roots: [ROOT], args: ARGS });
      const most = countByEndpoint((await plan(subgraph.url, query)).plan ?? []);
      const traced = await trace(subgraph.url, query);
      assert.doesNotMatch(traced.text, /INTERNAL_SERVER_ERROR/, query);
      for (const [endpoint, count] of Object.entries(countByEndpoint(traced.trace))) {
        const limit = most[endpoint] ?? 0;
        assert.ok(count <= limit, `${endpoint}: planned ${limit}, made ${count}; ${query}`);
      }
      compared += traced.trace.length;
    }
    assert.ok(compared > OPERATIONS, `only ${compared} calls were compared`);
  });
});
