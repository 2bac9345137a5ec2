import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { nodeCost, permissionCosts } from '../../../src/graphql/cost/read-costs.ts';
import type { Cost, FieldCost, ObjectSet } from '../../../src/providers/contract/costs.ts';
import type { PlannedModel } from '../../../src/providers/contract/model.ts';
import type { FindUsers } from '../../../src/providers/contract/user-list.ts';
import {
  createReferencedBillingPlan,
  createReferencedBucket,
  createReferencedUserGroup,
} from '../../../src/providers/onapp/catalogue/mapper.ts';
import { DETAIL_FIELDS } from '../../../src/providers/onapp/detail-fields.ts';
import { createShortUser, createUser } from '../../../src/providers/onapp/mapper.ts';
import { createListedRole, createRole } from '../../../src/providers/onapp/roles/mapper.ts';
import { asking, openAdapter, wanting } from '../../support/onapp/adapter.ts';
import { costsOfField, plannedCalls, plannedLines } from '../../support/schema/planned-calls.ts';

/** Nothing is sent to it. */
const connect = (settings: object = {}) => openAdapter('http://127.0.0.1:9', { ...settings });

const panel = connect();
const oldPanel = connect({ billingField: 'billing_plan_id' });
const { costs } = panel;

const FULL: ObjectSet = { key: 'onapp/user/12', count: 1, model: createUser };
const SHORT: ObjectSet = { key: 'a page', count: 100, model: createShortUser };

/** Returns `2 GET users.json` for each cost of a field. */
const linesOf = ({ costs: each }: FieldCost) => toLines(each);
const toLines = (each: readonly Cost[]) =>
  each.map(({ count, endpoint }) => `${count} ${endpoint.method} ${endpoint.path}`);

const ofField = (
  coordinate: string,
  parent: ObjectSet = FULL,
  args: Readonly<Record<string, unknown>> = {},
  of = panel,
) => costsOfField(coordinate, parent, of.costs, args);

/** Returns a line for each planned call beside that for the user, such as `1 GET roles.json`. */
const besideUser = (selection: string, of = panel) =>
  plannedLines(`{ user(id: "onapp/user/12") { ... on OnAppUser { ${selection} } } }`, of).slice(1);

describe('createOnAppCosts', () => {
  it('counts one call per user, keyed by global id', () => {
    const cost = nodeCost('user', '12', panel);
    assert.deepEqual(linesOf(cost), ['1 GET users/{user}.json']);
    assert.equal(cost.costs[0]?.key, 'onapp/user/12');
    assert.equal(cost.costs[0]?.reason, 'the user');
    assert.deepEqual(cost.subject, FULL);
  });

  it('uses the paths of the dialect', () => {
    const xml = connect({ format: 'xml' });
    assert.deepEqual(linesOf(xml.costs.users(asking(), wanting())), ['3 GET users.xml']);
    assert.deepEqual(besideUser('bucket { name }', xml), ['1 GET billing/buckets.xml']);
  });

  it('counts the most pages of users, in the selected form', () => {
    const pageOf = (parts: object, ...selected: string[]) => {
      const cost = costs.users(asking(parts), wanting(...selected));
      return [...linesOf(cost), cost.subject?.count, cost.subject?.model === createShortUser];
    };
    assert.deepEqual(pageOf({ first: 25 }, 'login'), ['3 GET users.json', 25, true]);
    assert.deepEqual(pageOf({ first: 100 }, 'roles'), ['3 GET users.json', 100, false]);
    assert.deepEqual(pageOf({ first: 7, after: 'x' }, 'id'), ['4 GET users.json', 7, true]);
  });

  it('has the same key only for the same page', () => {
    const keyOf = (parts: object, ...selected: string[]) =>
      costs.users(asking(parts), wanting(...selected)).costs[0]?.key;
    assert.equal(keyOf({ search: 'a' }, 'login'), keyOf({ search: 'a' }, 'email'));
    const keys = [
      keyOf({}),
      keyOf({}, 'roles'),
      keyOf({ search: 'a' }),
      keyOf({ first: 26 }),
      keyOf({ after: 'x' }),
      keyOf({ needsHasNextPage: false }),
    ];
    assert.equal(new Set(keys).size, keys.length);
  });

  it('counts one urgent call per search, none if unsupported', () => {
    const { costs: searches, subject } = costs.findUsers({ text: 'a' }, wanting());
    assert.deepEqual(
      searches.map(({ count, useShortTimeout }) => [count, useShortTimeout]),
      [[1, true]],
    );
    assert.equal(subject?.count, 100);
    assert.equal(subject.model, createShortUser);
    const byKey = connect({ apiKey: 'canary-key', password: undefined });
    const linesFor = (match: FindUsers) => linesOf(byKey.costs.findUsers(match, wanting()));
    assert.deepEqual(linesFor({ login: 'a' }), []);
    assert.deepEqual(linesFor({ email: 'a' }), ['1 GET users.json']);
  });

  it('counts one call for searches by the same words', () => {
    const kinds = ['email', 'login', 'text'] as const;
    const each = kinds.map((kind) => costs.findUsers({ [kind]: 'a' } as FindUsers, wanting()));
    assert.equal(new Set(each.map(({ costs: [call] }) => call?.key)).size, 1);
    assert.equal(new Set(each.map(({ subject }) => subject?.key)).size, 3);
    const full = costs.findUsers({ text: 'a' }, wanting('roles'));
    assert.notEqual(full.costs[0]?.key, each[2]?.costs[0]?.key);
    assert.notEqual(full.subject?.key, each[2]?.subject?.key);
  });

  it('counts two calls per update, also of the same user', () => {
    const update = costs.updates['onApp'];
    const input = { id: 'onapp/user/12' };
    const [one, other] = [update?.(input, 'a'), update?.(input, 'b')];
    assert.ok(one !== undefined && other !== undefined);
    assert.deepEqual(linesOf(one), ['1 PUT users/{user}.json', '1 GET users/{user}.json']);
    assert.notEqual(one.costs[0]?.key, other.costs[0]?.key);
    assert.notEqual(one.costs[1]?.key, other.costs[1]?.key);
    assert.deepEqual(one.subject, { ...FULL, key: 'a' });
  });

  it('counts one more read for an update with `ifUpdatedAt`', () => {
    const update = costs.updates['onApp'];
    const linesWith = (ifUpdatedAt: Date | null) =>
      linesOf(update?.({ id: 'onapp/user/12', ifUpdatedAt }, 'a') ?? { costs: [] });
    const get = '1 GET users/{user}.json';
    assert.deepEqual(linesWith(new Date(0)), [get, '1 PUT users/{user}.json', get]);
    assert.deepEqual(linesWith(null), ['1 PUT users/{user}.json', get]);
  });

  it('counts one call for a list that many fields use', () => {
    const lists = [
      ['userGroup { name }', 'user_groups.json'],
      ['bucket { name }', 'billing/buckets.json'],
      ['bucket { monthlyPrice { currencyCode } }', 'billing/buckets.json'],
      ['billingInfo { owed { currencyCode } }', 'billing/buckets.json'],
      ['roles { userCount }', 'roles.json'],
      ['provider { onApp { roles { id } } }', 'roles.json'],
      ['provider { onApp { userGroups { id } } }', 'user_groups.json'],
      ['provider { onApp { buckets { id } } }', 'billing/buckets.json'],
    ] as const;
    const page = (selection: string) =>
      `{ users(provider: "onapp", first: 100) { nodes { ... on OnAppUser { ${selection} } } } }`;
    for (const [field, path] of lists) {
      assert.deepEqual(besideUser(field), [`1 GET ${path}`], field);
      assert.deepEqual(plannedLines(page(field), panel).slice(1), [`1 GET ${path}`], field);
    }
    const selection = lists.map(([field], index) => field.replace(/^/, `a${index}: `)).join(' ');
    assert.deepEqual(besideUser(selection).toSorted(), [
      '1 GET billing/buckets.json',
      '1 GET roles.json',
      '1 GET user_groups.json',
    ]);
    for (const field of ['billingPlan { name }', 'provider { onApp { billingPlans { id } } }']) {
      assert.deepEqual(besideUser(field), []);
      assert.deepEqual(besideUser(field, oldPanel), ['1 GET billing_plans.json']);
    }
    for (const field of ['bucket { name }', 'provider { onApp { buckets { id } } }']) {
      assert.deepEqual(besideUser(field, oldPanel), []);
    }
    const currency = besideUser('billingInfo { owed { currencyCode } }', oldPanel);
    assert.deepEqual(currency, ['1 GET billing_plans.json']);
  });

  it('counts no call for an object of which only the id is selected', () => {
    for (const each of [panel, oldPanel]) {
      const ids = 'userGroup { id } bucket { id } billingPlan { id }';
      assert.deepEqual(besideUser(ids, each), []);
    }
    assert.deepEqual(besideUser('userGroup { bucket { id } }'), ['1 GET user_groups.json']);
    assert.deepEqual(besideUser('userGroup { bucket { name } }'), [
      '1 GET user_groups.json',
      '1 GET billing/buckets.json',
    ]);
  });

  it('counts a list again after each update', () => {
    const update = (alias: string) =>
      `${alias}: updateUser(input: { onApp: { id: "onapp/user/12", lastName: "Roe" } }) {
        ... on UserUpdated { user { ... on OnAppUser { bucket { name } } } }
        ... on Problem { provider { onApp { buckets { id } } } }
      }`;
    const lists = plannedCalls(`mutation { ${update('one')} ${update('two')} }`, panel)
      .filter(({ endpoint }) => endpoint.path === 'billing/buckets.json')
      .map(({ count, field }) => [count, field]);
    assert.deepEqual(lists, [
      [1, 'one.user.bucket.name'],
      [1, 'two.user.bucket.name'],
    ]);
  });

  it('marks look-up lists as urgent, but not users and permissions', () => {
    const urgent = (calls: readonly Cost[]) =>
      calls.map(({ useShortTimeout = false }) => useShortTimeout);
    const ofReference = (type: string, model: PlannedModel, of = panel) =>
      urgent(ofField(`${type}.name`, { key: 'a reference', count: 1, model }, {}, of));
    assert.deepEqual(ofReference('OnAppBucket', createReferencedBucket), [true]);
    assert.deepEqual(ofReference('OnAppUserGroup', createReferencedUserGroup), [true]);
    assert.deepEqual(ofReference('OnAppBillingPlan', createReferencedBillingPlan, oldPanel), [
      true,
    ]);
    assert.deepEqual(urgent(ofField('Money.currencyCode')), [true]);
    for (const field of ['roles', 'userGroups', 'buckets']) {
      assert.deepEqual(urgent(ofField(`OnAppPanel.${field}`)), [true], field);
    }
    const group: ObjectSet = { key: 'a group', count: 1, model: createRole };
    assert.deepEqual(urgent(ofField('OnAppRole.permissions', group)), [true]);
    const listed: ObjectSet = { key: 'a list', count: 1, model: createListedRole };
    assert.deepEqual(ofField('OnAppRole.permissions', listed), []);
    assert.deepEqual(urgent(permissionCosts(costs)), [false]);
    assert.deepEqual(urgent(costs.users(asking(), wanting()).costs), [false]);
  });

  it('counts the role list for what a role may lack', () => {
    const permissions = 'roles { permissions { id } }';
    assert.deepEqual(besideUser('roles { id name identifier createdAt updatedAt }'), []);
    assert.deepEqual(besideUser(permissions), ['1 GET roles.json']);
    assert.deepEqual(besideUser(`userGroup { ${permissions} }`), [
      '1 GET user_groups.json',
      '1 GET roles.json',
    ]);
    assert.deepEqual(besideUser(`provider { onApp { ${permissions} } }`), ['1 GET roles.json']);
    assert.deepEqual(besideUser(`provider { onApp { userGroups { ${permissions} } } }`), [
      '1 GET user_groups.json',
      '1 GET roles.json',
    ]);
  });

  it('counts one call per user with selected payments or bills', () => {
    const page = { first: 25 };
    assert.deepEqual(toLines(ofField('OnAppUser.payments', SHORT, page)), [
      '100 GET billing/user/payments.json',
    ]);
    assert.deepEqual(toLines(ofField('OnAppUser.payments', SHORT, page, oldPanel)), [
      '100 GET users/{user}/payments.json',
    ]);
    for (const first of [0, 101]) {
      assert.deepEqual(toLines(ofField('OnAppUser.payments', SHORT, { first })), []);
    }
    const pages = 'a: payments(first: 1) { totalCount } b: payments { nodes { id } }';
    assert.deepEqual(besideUser(pages), ['1 GET billing/user/payments.json']);
    const bills = (year: number) => ofField('OnAppUser.monthlyBills', SHORT, { year });
    assert.deepEqual(toLines(bills(2015)), ['100 GET users/{user}/monthly_bills.json']);
    assert.notEqual(bills(2015)[0]?.key, bills(2016)[0]?.key);
    assert.deepEqual(toLines(bills(1999)), []);
  });

  it('counts one call per user for fields without short form', () => {
    assert.equal(DETAIL_FIELDS.length, 14);
    for (const field of DETAIL_FIELDS) {
      const missing = ofField(`OnAppUser.${field}`, SHORT);
      assert.deepEqual(toLines(missing), ['100 GET users/{user}.json'], field);
      assert.deepEqual(toLines(ofField(`OnAppUser.${field}`, FULL)), [], field);
    }
  });
});
