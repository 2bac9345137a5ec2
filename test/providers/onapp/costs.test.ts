import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  type Cost,
  MAX_FANOUT,
  type ObjectSet,
  type ProviderCosts,
} from '../../../src/providers/contract/costs.ts';
import type { FindUsers } from '../../../src/providers/contract/user-list.ts';
import { createOnAppCosts } from '../../../src/providers/onapp/costs.ts';
import { DETAIL_FIELDS } from '../../../src/providers/onapp/detail-fields.ts';
import { asking, wanting } from '../../support/onapp/adapter.ts';

const PANEL = {
  provider: 'onapp',
  format: 'json',
  billingField: 'bucket_id',
  usesApiKey: false,
} as const;

const costs = createOnAppCosts(PANEL);
const oldCosts = createOnAppCosts({ ...PANEL, billingField: 'billing_plan_id' });

const FULL: ObjectSet = { key: 'onapp/user/12', count: 1, form: 'full' };
const SHORT: ObjectSet = { key: 'a page', count: 100, form: 'short' };

/** Returns `2 GET users.json` for each cost of a field. */
const linesOf = ({ costs: each }: ReturnType<ProviderCosts['users']>) =>
  each.map(({ count, endpoint }) => `${count} ${endpoint.method} ${endpoint.path}`);

const ofField = (
  coordinate: string,
  parent: ObjectSet = FULL,
  args: Readonly<Record<string, unknown>> = {},
  of: ProviderCosts = costs,
) => {
  const cost = of.fields[coordinate];
  assert.ok(cost !== undefined, coordinate);
  return cost(parent, args, wanting());
};

describe('createOnAppCosts', () => {
  it('counts one call per user, keyed by global id', () => {
    const user = costs.nodes['user'];
    assert.equal(user?.typeName, 'OnAppUser');
    const cost = user?.read('12');
    assert.deepEqual(cost && linesOf(cost), ['1 GET users/{user}.json']);
    assert.equal(cost?.costs[0]?.key, 'onapp/user/12');
    assert.deepEqual(cost?.subject, FULL);
  });

  it('uses the paths of the dialect', () => {
    const xml = createOnAppCosts({ ...PANEL, format: 'xml' });
    assert.deepEqual(linesOf(xml.users(asking(), wanting())), ['3 GET users.xml']);
  });

  it('counts the most pages of users, in the selected form', () => {
    const pageOf = (parts: object, ...selected: string[]) => {
      const cost = costs.users(asking(parts), wanting(...selected));
      return [...linesOf(cost), cost.subject?.count, cost.subject?.form];
    };
    assert.deepEqual(pageOf({ first: 25 }, 'login'), ['3 GET users.json', 25, 'short']);
    assert.deepEqual(pageOf({ first: 100 }, 'roles'), ['3 GET users.json', 100, 'full']);
    assert.deepEqual(pageOf({ first: 7, after: 'x' }, 'id'), ['4 GET users.json', 7, 'short']);
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
    assert.deepEqual([subject?.count, subject?.form], [100, 'short']);
    const byKey = createOnAppCosts({ ...PANEL, usesApiKey: true });
    const linesFor = (match: FindUsers) => linesOf(byKey.findUsers(match, wanting()));
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
      ['OnAppUser.userGroup', 'user_groups.json'],
      ['OnAppUser.bucket', 'billing/buckets.json'],
      ['OnAppBillingInfo.currencyCode', 'billing/buckets.json'],
      ['OnAppPanel.roles', 'roles.json'],
      ['OnAppPanel.userGroups', 'user_groups.json'],
      ['OnAppPanel.buckets', 'billing/buckets.json'],
    ] as const;
    for (const [field, path] of lists) {
      assert.deepEqual(linesOf(ofField(field, SHORT)), [`1 GET ${path}`], field);
      const [cost] = ofField(field, SHORT).costs;
      assert.equal(cost?.key, ofField(field, FULL).costs[0]?.key);
    }
    for (const field of ['OnAppUser.billingPlan', 'OnAppPanel.billingPlans']) {
      assert.deepEqual(linesOf(ofField(field)), []);
      assert.deepEqual(linesOf(ofField(field, FULL, {}, oldCosts)), ['1 GET billing_plans.json']);
    }
    for (const field of ['OnAppUser.bucket', 'OnAppPanel.buckets']) {
      assert.deepEqual(linesOf(ofField(field, FULL, {}, oldCosts)), []);
    }
    const currency = ofField('OnAppBillingInfo.currencyCode', FULL, {}, oldCosts);
    assert.deepEqual(linesOf(currency), ['1 GET billing_plans.json']);
  });

  it('marks look-up lists as urgent, but not users and permissions', () => {
    const urgent = (calls: readonly Cost[]) =>
      calls.map(({ useShortTimeout = false }) => useShortTimeout);
    const group: ObjectSet = { ...FULL, form: 'group' };
    assert.deepEqual(urgent(ofField('OnAppRole.permissions', group).costs), [true]);
    assert.deepEqual(urgent(ofField('OnAppUser.userGroup').costs), [true]);
    assert.deepEqual(urgent(ofField('OnAppUser.billingPlan', FULL, {}, oldCosts).costs), [true]);
    for (const field of ['OnAppUser.bucket', 'OnAppBillingInfo.currencyCode']) {
      assert.deepEqual(urgent(ofField(field).costs), [true], field);
    }
    for (const field of ['roles', 'userGroups', 'buckets']) {
      assert.deepEqual(urgent(ofField(`OnAppPanel.${field}`).costs), [true], field);
    }
    assert.deepEqual(urgent(costs.permissions), [false]);
    assert.deepEqual(urgent(costs.users(asking(), wanting()).costs), [false]);
  });

  it('counts the role list only for roles of user groups', () => {
    assert.deepEqual(linesOf(ofField('OnAppRole.permissions', FULL)), []);
    for (const field of ['OnAppUser.userGroup', 'OnAppPanel.userGroups']) {
      const { subject } = ofField(field);
      assert.equal(subject?.form, 'group');
      assert.deepEqual(linesOf(ofField('OnAppRole.permissions', subject)), ['1 GET roles.json']);
    }
    assert.equal(ofField('OnAppUser.userGroup', SHORT).subject?.count, 100);
    assert.equal(ofField('OnAppPanel.userGroups').subject?.count, MAX_FANOUT);
  });

  it('counts one call per user with selected payments or bills', () => {
    assert.deepEqual(linesOf(ofField('OnAppUser.payments', SHORT)), [
      '100 GET billing/user/payments.json',
    ]);
    assert.deepEqual(linesOf(ofField('OnAppUser.payments', SHORT, {}, oldCosts)), [
      '100 GET users/{user}/payments.json',
    ]);
    const bills = (year: number) => ofField('OnAppUser.monthlyBills', SHORT, { year });
    assert.deepEqual(linesOf(bills(2015)), ['100 GET users/{user}/monthly_bills.json']);
    assert.notEqual(bills(2015).costs[0]?.key, bills(2016).costs[0]?.key);
    assert.deepEqual(linesOf(bills(1999)), []);
  });

  it('counts one call per user for fields without short form', () => {
    for (const field of DETAIL_FIELDS) {
      const missing = ofField(`OnAppUser.${field}`, SHORT);
      assert.deepEqual(linesOf(missing), ['100 GET users/{user}.json'], field);
      assert.deepEqual(linesOf(ofField(`OnAppUser.${field}`, FULL)), [], field);
    }
  });

  it('leads from any provider to one panel', () => {
    const [one, other] = [ofField('Provider.onApp', FULL), ofField('Provider.onApp', SHORT)];
    assert.deepEqual(one, other);
    assert.deepEqual(one.costs, []);
  });
});
