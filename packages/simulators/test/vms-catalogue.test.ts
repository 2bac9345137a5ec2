import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { requireList, requireMember } from '../../../test/support/values/json-property.ts';
import { errorKeys, MANAGE, runAdmin, runBilling } from './vms-runs.ts';

const LOGIN = 'yana.litvin@mail.example';
const creationOf = (type: string) => ({ login: `new.${type}`, password: 'x', type });

/** Returns the values of a property of each entry. */
const pick = (list: readonly unknown[], property: string) =>
  list.map((entry) => requireMember(entry, property));

describe('VMS simulator, user types', () => {
  it("R8: creates users of the vendor's types by default", async () => {
    await using here = await runBilling();
    for (const type of ['user', 'legal', 'b2b', 'b2c']) {
      const { status, json } = await here.call('POST', MANAGE, creationOf(type));
      assert.deepEqual([status, requireMember(json, 'type')], [200, type]);
    }
  });

  it('R8: knows the configured types and those of its people', async () => {
    await using here = await runBilling({ userTypes: ['vip', 'special', 'subuser'] });
    for (const [type, status] of [
      ['vip', 200],
      ['legal', 200],
      ['b2b', 422],
      ['special', 422],
      ['subuser', 422],
    ] as const) {
      const response = await here.call('POST', MANAGE, creationOf(type));
      assert.equal(response.status, status, type);
      if (status === 422) assert.deepEqual(errorKeys(response.json), ['type']);
    }
    assert.equal((await here.call('PATCH', MANAGE, { login: 'new.vip' })).status, 200);
  });

  it('R8: shows the same type in both APIs', async () => {
    await using here = await runAdmin({ userTypes: ['vip'] });
    const url = `${here.vms.billing.url}${MANAGE}`;
    const headers = { accept: 'application/json', 'content-type': 'application/json' };
    const body = JSON.stringify(creationOf('vip'));
    const created = await (await fetch(url, { method: 'POST', headers, body })).json();
    const user = await here.call('GET', `/users/${requireMember(created, 'id')}`);
    assert.equal(requireMember(user.json, 'user_type'), 'vip');
  });
});

describe('VMS simulator, configured permissions', () => {
  it('R8: attaches permissions of the mobile app by default', async () => {
    await using here = await runAdmin();
    const names = ['intercom-index', 'ptz', 'archives-show'];
    const { status } = await here.update({ login: LOGIN, permissions_to_attach: names });
    assert.equal(status, 200);
    const user = await here.call('GET', '/users/18');
    assert.deepEqual(pick(requireList(user.json, 'permissions'), 'name').sort(), names.sort());
  });

  it('R8: accepts and lists configured permissions only', async () => {
    await using here = await runAdmin({ permissions: ['lifts-call', 'doors-open'] });
    const roles = await here.call('GET', '/roles?permissions=1&type=user&per_page=100');
    const added = requireList(roles.json, 'data').at(-1);
    assert.deepEqual(pick(requireList(added, 'permissions'), 'name'), ['lifts-call', 'doors-open']);
    const ids = pick(requireList(added, 'permissions'), 'id');
    assert.equal((await here.call('PUT', '/users/18', { permissions: ids })).status, 200);
    const refused = await here.update({ login: LOGIN, permissions_to_attach: ['ptz'] });
    assert.deepEqual(errorKeys(refused.json), ['permissions_to_attach.0']);
  });

  it('R8: changes no permission that exists', async () => {
    const permissions = ['cameras-destroy', 'layouts-store', 'ptz', 'ptz'];
    await using here = await runAdmin({ permissions });
    const roles = await here.call('GET', '/roles?permissions=1&per_page=100');
    const added = requireList(roles.json, 'data').at(-1);
    assert.deepEqual(pick(requireList(added, 'permissions'), 'name'), ['ptz']);
    const refused = await here.update({
      login: LOGIN,
      permissions_to_attach: ['layouts-store', 'cameras-destroy'],
    });
    assert.deepEqual(errorKeys(refused.json), ['permissions_to_attach.1']);
  });

  it('R8: has no role for an empty list', async () => {
    await using here = await runAdmin({ permissions: [] });
    const roles = await here.call('GET', '/roles?per_page=100');
    assert.equal(requireList(roles.json, 'data').length, 5);
  });
});
