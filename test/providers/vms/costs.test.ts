import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { nodeCost, permissionCosts } from '../../../src/graphql/cost/read-costs.ts';
import type { Cost, FieldCost, ObjectSet } from '../../../src/providers/contract/costs.ts';
import type { PlannedModel } from '../../../src/providers/contract/model.ts';
import {
  createBilledUser,
  createBillingOnlyUser,
  createListedUser,
  createUser,
} from '../../../src/providers/vms/users/mapper.ts';
import { costsOfField, plannedLines } from '../../support/schema/planned-calls.ts';
import { connectVms } from '../../support/vms/gateway.ts';
import { many } from '../../support/vms/page.ts';

const WANTED = { any: () => true };
const LIST = { first: 25, after: null, search: null, needsHasNextPage: true };
/** Nothing is sent to it. */
const url = 'http://127.0.0.1:9';
const billing = { url };
const admin = {
  url,
  token: 'canary-token',
  usersList: true,
  permissionIds: { 'layouts-store': 9 },
};

const vms = connectVms({ billing, admin });
const { costs } = vms;
const billingOnly = connectVms({ billing });

/** A short phrase in plain words. */
const REASON = /^[a-z][A-Za-z ,]{5,60}$/;

/** Returns count, method, path and key of each cost in short form. */
const paid = ({ costs: list }: FieldCost) => list.map(toLine);
const toLine = ({ endpoint, count }: Cost) => `${count} ${endpoint.method} ${endpoint.path}`;

const node = (type: string, id: string, of = vms): FieldCost => nodeCost(type, id, of);

const field = (name: string, parent: ObjectSet, args: object = {}, of = vms): FieldCost => ({
  costs: costsOfField(name, parent, of.costs, { ...args }),
});

const user = (model: PlannedModel, count = 1): ObjectSet => ({ key: 'the users', count, model });

describe('Cost of VMS reads', () => {
  it('is one call for a user, whatever its selected fields', () => {
    const cost = node('user', '5');
    assert.deepEqual(paid(cost), ['1 GET api/admin/v1/users/{user}']);
    assert.deepEqual(cost.subject, { key: 'vms/user/5', count: 1, model: createUser });
    for (const member of ['status', 'permissions', 'cameras', 'intercoms', 'events']) {
      assert.deepEqual(paid(field(`VmsUser.${member}`, user(createUser))), [], member);
    }
  });

  it('is one call for thirty cameras', () => {
    const [cost] = node('camera', '1').costs;
    assert.deepEqual([cost?.count, cost?.perCall, cost?.key], [1, 30, 'vms/camera/1']);
    assert.equal(cost?.endpoint.path, 'api/v1/billing/cameras/list');
  });

  it('is one call for an intercom', () => {
    assert.deepEqual(paid(node('intercom', '1')), ['1 GET api/v1/billing/intercoms/show']);
  });

  it('is ten pages of roles for the permissions', () => {
    assert.deepEqual(permissionCosts(costs).map(toLine), ['10 GET api/admin/v1/roles']);
  });

  it('is two pages of users, four after a cursor', () => {
    assert.deepEqual(paid(costs.users(LIST, WANTED)), ['2 GET api/admin/v1/users']);
    const after = costs.users({ ...LIST, after: 'cursor' }, WANTED);
    assert.deepEqual(paid(after), ['4 GET api/admin/v1/users']);
    assert.equal(after.subject?.count, 25);
    assert.equal(after.subject.model, createListedUser);
  });

  it("is one page for a search, with a document's timeout", () => {
    const { costs: list } = costs.findUsers({ login: 'ann' }, WANTED);
    assert.deepEqual(list.map(toLine), ['1 GET api/admin/v1/users']);
    assert.equal(list[0]?.useShortTimeout, true);
  });

  it('shares one call between a login and a text search', () => {
    const found = [{ login: 'ann' }, { text: 'ann' }, { email: 'ann' }, { login: 'bob' }].map(
      (match) => costs.findUsers(match, WANTED),
    );
    const count = (keys: readonly unknown[]) => new Set(keys).size;
    assert.equal(count(found.map(({ costs: [cost] }) => cost?.key)), 2);
    assert.equal(count(found.map(({ subject }) => subject?.key)), 4);
  });
});

describe('Cost of VMS user fields', () => {
  it('is one document per listed user, whatever its selected fields', () => {
    const requested = ['status', 'permissions', 'cameras', 'intercomKeys'].flatMap(
      (member) => field(`VmsUser.${member}`, user(createListedUser, 25)).costs,
    );
    assert.deepEqual(
      requested.map(toLine),
      requested.map(() => '25 GET api/admin/v1/users/{user}'),
    );
    assert.equal(new Set(requested.map(({ key }) => key)).size, 1);
  });

  it('is nothing for fields that the list contains', () => {
    for (const member of ['login', 'name', 'createdAt', 'updatedAt']) {
      assert.deepEqual(paid(field(`VmsUser.${member}`, user(createListedUser, 25))), [], member);
    }
  });

  it('is one document after a Billing update', () => {
    assert.deepEqual(paid(field('VmsUser.permissions', user(createBilledUser))), [
      '1 GET api/admin/v1/users/{user}',
    ]);
    assert.deepEqual(paid(field('VmsUser.status', user(createBilledUser))), [
      '1 GET api/admin/v1/users/{user}',
    ]);
  });

  it('is two or four list pages per intercom', () => {
    const intercoms = { key: 'the intercoms', count: 30 };
    const lists = (args: object) =>
      ['flats', 'keys'].flatMap((list) => paid(field(`Intercom.${list}`, intercoms, args)));
    const listed = 'intercoms { nodes { flats(first: 10) { totalCount } } }';
    const query = `{ users(provider: "vms", first: 3) { nodes { ... on VmsUser { ${listed} } } } }`;
    assert.deepEqual(plannedLines(query, vms), [
      '2 GET api/admin/v1/users',
      '3 GET api/admin/v1/users/{user}',
      '60 GET api/admin/v1/intercoms/{intercom}/flats',
    ]);
    assert.deepEqual(lists({ first: 10 }), [
      '60 GET api/admin/v1/intercoms/{intercom}/flats',
      '60 GET api/admin/v1/intercoms/{intercom}/keys',
    ]);
    assert.deepEqual(lists({ first: null, after: 'cursor' }), [
      '120 GET api/admin/v1/intercoms/{intercom}/flats',
      '120 GET api/admin/v1/intercoms/{intercom}/keys',
    ]);
    assert.deepEqual([lists({ first: 0 }), lists({ first: 101 })], [[], []]);
  });

  it('counts equal lists once and other pages or searches again', () => {
    const intercom = { key: 'vms/intercom/1', count: 1 };
    const keyOf = (args: object) => field('Intercom.flats', intercom, args).costs[0]?.key;
    assert.equal(keyOf({ first: 25 }), keyOf({ first: 25, after: null, search: null }));
    const keys = [{ first: 25 }, { first: 5 }, { first: 25, search: '1' }].map(keyOf);
    assert.equal(new Set(keys).size, 3);
  });
});

const BY_LOGIN = { user: { login: { login: 'ann' } } };

describe('Cost of VMS updates', () => {
  const update = (branch: string, input: object = {}, key = 'a'): FieldCost =>
    costs.updates[branch]?.({ ...input }, key) ?? { costs: [] };

  it('is one write through the Billing API', () => {
    const cost = update('vmsBilling', BY_LOGIN);
    assert.deepEqual(paid(cost), ['1 PATCH api/v1/billing/user/manage']);
    assert.equal(cost.subject?.model, createBilledUser);
  });

  it('is one Admin write and one conditional read', () => {
    const cost = update('vmsAdmin', { id: 'vms/user/5', permissions: { ids: ['9'] } });
    assert.deepEqual(paid(cost), [
      '1 PUT api/admin/v1/users/{user}',
      '1 GET api/admin/v1/users/{user}',
    ]);
    assert.equal(cost.subject?.model, createUser);
  });

  it('adds the roles and the user for unconfigured names', () => {
    const names = (...list: string[]) =>
      paid(update('vmsAdmin', { id: 'vms/user/5', permissions: { names: list } }));
    assert.deepEqual(names('layouts-store', 'archives-show'), [
      '10 GET api/admin/v1/roles',
      '1 GET api/admin/v1/users/{user}',
      '1 PUT api/admin/v1/users/{user}',
      '1 GET api/admin/v1/users/{user}',
    ]);
    assert.equal(names('layouts-store').length, 2);
  });

  it('adds one read for a precondition, besides that for names', () => {
    const permissions = { names: ['nobody-knows'] };
    const input = { id: 'vms/user/5', permissions, ifPermissionIds: [] };
    const { costs: list } = update('vmsAdmin', input);
    const reads = list.filter(({ endpoint }) => endpoint.path === 'api/admin/v1/users/{user}');
    assert.deepEqual(
      reads.map(({ endpoint }) => endpoint.method),
      ['GET', 'GET', 'PUT', 'GET'],
    );
    assert.equal(new Set(reads.map(({ key }) => key)).size, 4);
    const without = update('vmsAdmin', { ...input, ifPermissionIds: null });
    assert.equal(without.costs.length, list.length - 1);
  });

  it('counts each of two equal updates and their later reads', () => {
    const admin = { id: 'vms/user/5', permissions: { names: ['archives-show'] } };
    const inputs = { vmsBilling: { user: { id: 'vms/user/5' } }, vmsAdmin: admin };
    for (const branch of ['vmsBilling', 'vmsAdmin'] as const) {
      const input = inputs[branch];
      const [first, second] = [update(branch, input, 'a'), update(branch, input, 'b')];
      const keys = [first, second].flatMap(({ costs: list, subject }) => [
        ...list.map(({ endpoint, key }) => `${endpoint.method} ${endpoint.path} ${key}`),
        `subject ${subject?.key}`,
      ]);
      assert.equal(new Set(keys).size, keys.length);
    }
  });
});

describe('Cost without an API in the configuration', () => {
  it('is nothing without the Admin API', () => {
    assert.deepEqual(node('user', '5', billingOnly), { costs: [] });
    assert.deepEqual(permissionCosts(billingOnly.costs), []);
    const user = { key: 'a', count: 1, model: createBillingOnlyUser };
    const needed = [...createBillingOnlyUser.loaded.keys()].filter(
      (name) => paid(field(`VmsUser.${name}`, user, {}, billingOnly)).length > 0,
    );
    assert.deepEqual(needed, ['cameras']);
    for (const list of ['Intercom.flats', 'Intercom.keys']) {
      assert.deepEqual(paid(field(list, { key: 'a', count: 1 }, { first: 5 }, billingOnly)), []);
    }
    assert.deepEqual(billingOnly.costs.users(LIST, WANTED), { costs: [] });
    assert.deepEqual(billingOnly.costs.findUsers({ text: 'ann' }, WANTED), { costs: [] });
    assert.equal(node('camera', '1', billingOnly).costs.length, 1);
  });

  it('R4: is one list of cameras after each Billing update', () => {
    const lists = ['a', 'a', 'b'].map((key) => {
      const { subject } = billingOnly.costs.updates['vmsBilling']?.(BY_LOGIN, key) ?? {};
      assert.ok(subject !== undefined);
      return field('VmsUser.cameras', subject, {}, billingOnly);
    });
    assert.deepEqual(
      lists.flatMap(paid),
      many(3, () => '1 GET api/v1/billing/cameras/list'),
    );
    assert.equal(new Set(lists.map(({ costs: [cost] }) => cost?.key)).size, 2);
    for (const { reason } of lists.flatMap(({ costs: list }) => list)) {
      assert.match(reason, REASON);
    }
  });

  it('is nothing without the Billing API', () => {
    const adminOnly = connectVms({ admin });
    for (const type of ['camera', 'intercom']) {
      assert.deepEqual(node(type, '1', adminOnly), { costs: [] });
    }
    const update = adminOnly.costs.updates['vmsBilling'];
    assert.deepEqual(update?.(BY_LOGIN, 'a'), { costs: [] });
  });

  it('is nothing for user lists if they are disabled', () => {
    const closed = connectVms({ billing, admin: { ...admin, usersList: false } });
    assert.deepEqual(closed.costs.users(LIST, WANTED), { costs: [] });
    assert.deepEqual(closed.costs.findUsers({ text: 'ann' }, WANTED), { costs: [] });
  });
});

describe('Reasons of VMS costs', () => {
  it('are short phrases in plain words', () => {
    const parent = user(createListedUser, 2);
    const every = [
      ...permissionCosts(costs),
      ...['user', 'camera', 'intercom'].flatMap((type) => node(type, '1').costs),
      ...[...costs.models.values()]
        .flat()
        .flatMap(({ typename, loaded }) =>
          [...loaded.keys()].flatMap(
            (name) => field(`${typename}.${name}`, parent, { first: 5 }).costs,
          ),
        ),
      ...costs.users(LIST, WANTED).costs,
      ...costs.findUsers({ text: 'ann' }, WANTED).costs,
    ];
    for (const { reason } of every) assert.match(reason, REASON);
  });
});
