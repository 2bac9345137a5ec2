import assert from 'node:assert/strict';
import { randomInt } from 'node:crypto';
import { after, before, beforeEach, describe, it } from 'node:test';
import { createSubgraphSchema } from '../../../src/graphql/federation/subgraph.ts';
import { countByEndpoint, plan, trace } from '../../support/clients/explain.ts';
import { type GraphqlAnswer, send } from '../../support/clients/graphql.ts';
import {
  type RosterSubgraph,
  startRosterSubgraph,
} from '../../support/federation/roster-subgraph.ts';
import { NO_DOCUMENT_LIMITS } from '../../support/gateway/no-document-limits.ts';
import { randomFrom, randomOperation } from '../../support/schema/random-operation.ts';
import { repetitions } from '../../support/values/thorough.ts';

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
    const selection = '... on User { id at: provider { onApp { roles { name } } } }';
    const them = [user('onapp/user/12'), user('onapp/user/13')];
    assert.deepEqual(await planned(selection, them), [
      ['onapp', 'roles.json', 1, '_entities.at.onApp.roles'],
    ]);
    await send(subgraph.url, asking(selection), { them });
    assert.deepEqual(subgraph.arrivals(), ['GET /roles.json']);
  });

  const codesOf = ({ errors }: GraphqlAnswer) =>
    errors.map(({ path, extensions }) => [path?.join('.'), extensions['code']]);

  it('fails only the entities beyond the budget of calls', async () => {
    const many = Array.from({ length: 102 }, (_none, index) => user(`vms/user/${index + 1}`));
    const them = [user('other/user/1'), ...many, user('vms/user/1', 'VmsUser')];
    const result = await send(subgraph.url, asking('... on User { login }'), { them });
    assert.equal(result.status, 200);
    assert.deepEqual(codesOf(result), [
      ['_entities.0', 'BAD_USER_INPUT'],
      ['_entities.101', 'FANOUT_LIMIT'],
      ['_entities.102', 'FANOUT_LIMIT'],
    ]);
    const entities = result.data?.['_entities'];
    assert.ok(Array.isArray(entities));
    assert.deepEqual([entities[1], entities[103]], [{ login: 'test@mail.com' }, entities[1]]);
    assert.equal(subgraph.arrivals().length, 100);
  });

  it('leaves out an expensive entity and reads a cheaper one after it', async () => {
    const selection = `... on ActivePlatformUser { billingInfo { subscriptions { nodes { name } } } } ... on OnAppUser { login }`;
    const expensive = Array.from({ length: 12 }, (_none, index) =>
      user(`activeplatform/user/${2000100 + index}`),
    );
    const them = [...expensive, user('onapp/user/12')];
    const lines = await planned(selection, them);
    const total = lines.reduce((sum, [, , count]) => sum + Number(count), 0);
    assert.ok(total <= 100 && total > 80, String(total));
    const result = await send(subgraph.url, asking(selection), { them });
    const codes = codesOf(result).filter(([, code]) => code === 'FANOUT_LIMIT');
    assert.ok(codes.length > 0);
    const entities = result.data?.['_entities'];
    assert.ok(Array.isArray(entities));
    assert.deepEqual(entities.at(-1), { login: 'john.doe' });
  });

  it('answers entities resolved from ids whatever the budget', async () => {
    const many = Array.from({ length: 150 }, (_none, index) => user(`vms/user/${index + 1}`));
    const selection = '... on User { id } ... on OnAppUser { login }';
    const result = await send(subgraph.url, asking(selection), { them: many });
    assert.deepEqual(result.errors, []);
  });

  it('counts the entities of every alias', async () => {
    const half = (from: number) =>
      Array.from({ length: 60 }, (_none, index) => user(`vms/user/${from + index}`));
    const query = `query ($a: [_Any!]!, $b: [_Any!]!) {
      a: _entities(representations: $a) { ... on User { login } }
      b: _entities(representations: $b) { ... on User { login status } }
    }`;
    const result = await send(subgraph.url, query, { a: half(1), b: half(31) });
    // Thirty users occur in both.
    assert.deepEqual(result.errors, []);
    const more = await send(subgraph.url, query, { a: half(1), b: half(61) });
    assert.deepEqual(
      codesOf(more).map(([path]) => path),
      Array.from({ length: 20 }, (_none, index) => `b.${40 + index}`),
    );
  });

  it('refuses an operation if other fields alone exceed the budget', async () => {
    const query = `query ($them: [_Any!]!) {
      _entities(representations: $them) { ... on User { login } }
      users(provider: "activeplatform", first: 25) { nodes { ... on ActivePlatformUser { billingInfo { subscriptions { nodes { name } } } } } }
    }`;
    const result = await send(subgraph.url, query, { them: [user('vms/user/1')] });
    assert.deepEqual([result.data, codesOf(result)], [null, [[undefined, 'UPSTREAM_CALLS_LIMIT']]]);
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

const OPERATIONS = repetitions(40);

describe('The plan of random entities', () => {
  const seed = Number(process.env['SEED'] ?? randomInt(2 ** 31));

  it(`names every call that ${OPERATIONS} operations make (SEED=${seed})`, async () => {
    // Without a limit, because expensive operations are compared as well.
    await using subgraph = await startRosterSubgraph({
      limits: { ...NO_DOCUMENT_LIMITS, upstreamCalls: 0 },
    });
    const [random, schema] = [
      randomFrom(seed),
      createSubgraphSchema({ exposeScopes: true, composeOneOf: true }),
    ];
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
