import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { nodeCost, permissionCosts } from '../../../src/graphql/cost/read-costs.ts';
import type { FieldCost } from '../../../src/providers/contract/costs.ts';
import { ANYTHING, openAdapter } from '../../support/activeplatform/adapter.ts';
import { costsOfField, plannedLines } from '../../support/schema/planned-calls.ts';
import { aCall } from '../../support/upstreams/background-call.ts';
import { sendJson, startHttpServer } from '../../support/upstreams/http-server.ts';

/** Nothing is sent to it. */
const connect = (usersPerPage?: number) => openAdapter('http://127.0.0.1:9', { usersPerPage });
const costsWith = (usersPerPage: number) => connect(usersPerPage).costs;

const PLATFORM = connect();
const COSTS = PLATFORM.costs;

const ASKED = { first: 25, after: null, search: null, needsHasNextPage: true };

/** Returns the calls of a cost, such as `GET users/{user}.json: 1`. */
const callsOf = ({ costs }: FieldCost) =>
  costs.map(({ endpoint, count }) => {
    const path = endpoint.path.replace('api/vendor/v1/', '');
    return `${endpoint.method} ${path}: ${count}`;
  });

const keysOf = ({ costs }: FieldCost) => costs.map(({ key }) => key);

function costOf(coordinate: string, { subject }: FieldCost): FieldCost {
  assert.ok(subject !== undefined);
  return { costs: costsOfField(coordinate, subject, COSTS, { first: 25 }) };
}

const BILLING = 'ActivePlatformUser.billingInfo';
const SUBSCRIPTIONS = 'ActivePlatformBillingInfo.subscriptions';

const readCost = (type: string, id: string) => nodeCost(type, id, PLATFORM);

describe('the costs of ActivePlatform', () => {
  it('are one call for an object by its id', () => {
    assert.deepEqual(callsOf(readCost('user', '5')), ['GET users/{user}.json: 1']);
    assert.deepEqual(callsOf(readCost('account', '5')), ['GET accounts/{account}.json: 1']);
    assert.equal(readCost('account', '5').subject?.model?.typename, 'ActivePlatformBillingInfo');
  });

  it('have the same key for the same read', () => {
    assert.deepEqual(readCost('user', '5'), readCost('user', '5'));
    assert.notDeepEqual(keysOf(readCost('user', '5')), keysOf(readCost('user', '6')));
    assert.notDeepEqual(keysOf(readCost('user', '5')), keysOf(readCost('account', '5')));
    assert.deepEqual(COSTS.users(ASKED, ANYTHING), COSTS.users({ ...ASKED }, ANYTHING));
  });

  it('are one call for the same address in any field', () => {
    const address = 'a@b.example';
    const matches = [{ email: address }, { login: address }, { text: address }];
    const found = matches.map((match) => COSTS.findUsers(match, ANYTHING));
    assert.equal(new Set(found.flatMap(keysOf)).size, 1);
    assert.equal(new Set(found.map(({ subject }) => subject?.key)).size, 3);
    assert.deepEqual(
      COSTS.findUsers({ text: address }, ANYTHING),
      COSTS.findUsers({ text: address }, ANYTHING),
    );
  });

  it('have different keys for different pages and searches', () => {
    const others = [
      { ...ASKED, first: 26 },
      { ...ASKED, after: 'x' },
      { ...ASKED, search: 'a@b.example' },
      { ...ASKED, needsHasNextPage: false },
    ];
    const keys = [ASKED, ...others].flatMap((args) => keysOf(COSTS.users(args, ANYTHING)));
    assert.equal(new Set(keys).size, 5);
  });

  it('grow with the users and their accounts', () => {
    const users = COSTS.users({ ...ASKED, first: 50 }, ANYTHING);
    assert.deepEqual(callsOf(users), ['GET users.json: 2']);
    assert.deepEqual(callsOf(costOf(BILLING, users)), ['GET users/{user}/accounts.json: 50']);
    const selection = '... on ActivePlatformBillingInfo { subscriptions { nodes { id } } }';
    const query = `{ users(provider: "activeplatform", first: 50) { nodes { billingInfo { ${selection} } } } }`;
    assert.deepEqual(plannedLines(query, PLATFORM), [
      '2 GET api/vendor/v1/users.json',
      '50 GET api/vendor/v1/users/{user}/accounts.json',
      '500 GET api/vendor/v1/accounts/{account}/subscriptions.json',
    ]);
  });

  it('are one call for the subscriptions of one account', () => {
    assert.deepEqual(callsOf(costOf(SUBSCRIPTIONS, readCost('account', '5'))), [
      'GET accounts/{account}/subscriptions.json: 1',
    ]);
  });

  it('are one urgent call for an address, nothing for words', () => {
    const [look] = COSTS.findUsers({ login: 'nora' }, ANYTHING).costs;
    assert.deepEqual([look?.count, look?.useShortTimeout], [1, true]);
    assert.deepEqual(COSTS.findUsers({ text: 'nora quist' }, ANYTHING), { costs: [] });
    assert.deepEqual(COSTS.users({ ...ASKED, search: 'nora' }, ANYTHING), { costs: [] });
  });

  it('count the pages of a fixed page size', () => {
    assert.deepEqual(callsOf(costsWith(10).users(ASKED, ANYTHING)), ['GET users.json: 4']);
    assert.deepEqual(callsOf(costsWith(500).users(ASKED, ANYTHING)), ['GET users.json: 2']);
  });

  it('are a write and a read for each update', () => {
    const input = { id: 'activeplatform/user/5', lastName: 'Roe' };
    const cost = (key: string) => COSTS.updates['activePlatform']?.(input, key) ?? { costs: [] };
    const [first, second] = [cost('a'), cost('b')];
    assert.deepEqual(callsOf(first), ['PUT users/{user}.json: 1', 'GET users/{user}.json: 1']);
    const keysOfAll = (update: FieldCost) => [
      ...keysOf(update),
      ...keysOf(costOf(BILLING, update)),
    ];
    const after = new Set(keysOfAll(second));
    assert.ok(keysOfAll(first).every((key) => !after.has(key)));
  });

  it('include one more read for a precondition', () => {
    const input = { id: 'activeplatform/user/5', lastName: 'Roe', ifUpdatedAt: new Date(0) };
    const cost = COSTS.updates['activePlatform']?.(input, 'a') ?? { costs: [] };
    const get = 'GET users/{user}.json: 1';
    assert.deepEqual(callsOf(cost), [get, 'PUT users/{user}.json: 1', get]);
    assert.notEqual(cost.costs[0]?.key, cost.costs[2]?.key);
  });

  it('are nothing for permissions, which no endpoint lists', () => {
    assert.deepEqual(permissionCosts(COSTS), []);
  });

  it('are not exceeded if responses are not as documented', async () => {
    await using server = await startHttpServer((response) => sendJson(response, 200, { id: 5 }));
    const door = openAdapter(server.url);
    await assert.rejects(door.listUsers(ASKED, ANYTHING, aCall()), { code: 'UPSTREAM_CONTRACT' });
    assert.equal(server.arrivals.length, 1);
    const input = { id: 'activeplatform/user/6', lastName: 'Roe' };
    const outcome = Promise.resolve(door.updates.activePlatform?.run(input, aCall()));
    await assert.rejects(outcome, { code: 'UPSTREAM_CONTRACT', write: 'UNKNOWN' });
    assert.deepEqual(
      server.arrivals.slice(1).map(({ method }) => method),
      ['PUT', 'GET'],
    );
    await door.close();
  });
});
