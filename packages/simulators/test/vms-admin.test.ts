import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  requireList,
  requireMember,
  requireObject,
} from '../../../test/support/values/json-property.ts';
import { printed } from '../../../test/support/vms/printed.ts';
import { assertHasProperties } from './assert-has-properties.ts';
import { DISPATCHER, errorKeys, runAdmin, send } from './vms-runs.ts';

describe('VMS Admin simulator, users', () => {
  it('returns user 5 with the properties of the printed body', async () => {
    await using here = await runAdmin();
    const read = await here.call('GET', '/users/5');
    assert.equal(read.status, 200);
    assertHasProperties(read.json, printed('admin-user-200'));
    const update = await here.call('PUT', '/users/5', { permissions: [9] });
    assert.deepEqual(update.json, read.json);
  });

  it('writes the dates of the printed user as printed', async () => {
    await using here = await runAdmin();
    const { json } = await here.call('GET', '/users/5');
    assert.equal(requireMember(json, 'created_at'), '2022-11-16 18:05:06');
    assert.equal(requireMember(json, 'cameras.0.created_at'), '2022-11-16T15:22:00.000000Z');
    assert.equal(requireMember(json, 'intercoms.0.updated_at'), '2022-11-17 11:27:48');
    assert.equal(requireMember(json, 'intercom_keys.0.created_at'), '2022-11-28 10:58:19');
  });

  it('replaces permissions and removes all for the printed empty list', async () => {
    await using here = await runAdmin();
    const some = await here.call('PUT', '/users/5', { permissions: [77, 75], user: 0 });
    assert.deepEqual(names(some.json), ['archives-preview-download', 'archives-show']);
    const none = await here.call('PUT', '/users/5', printed('admin-update-request'));
    assert.deepEqual([none.status, names(none.json)], [200, []]);
  });

  it('quirk 24: rejects names, unknown ids and administrator ids by index', async () => {
    await using here = await runAdmin();
    const body = { permissions: [9, 'archives-show', 99_999, 66] };
    const { status, json } = await here.call('PUT', '/users/5', body);
    assert.equal(status, 422);
    const keys = ['permissions.1', 'permissions.2', 'permissions.3'];
    assert.deepEqual(errorKeys(json), keys);
    assert.deepEqual(names((await here.call('GET', '/users/5')).json), ['layouts-store']);
  });

  it('rejects an update without a list of permissions', async () => {
    await using here = await runAdmin();
    for (const body of [{}, { permissions: 9 }, { permissions: null }]) {
      const { json } = await here.call('PUT', '/users/5', body);
      assert.deepEqual(errorKeys(json), ['permissions']);
    }
  });

  it('returns 404 for unknown ids, sub-users and administrators', async () => {
    await using here = await runAdmin();
    for (const id of ['999', '11', '2', 'five']) {
      assert.equal((await here.call('GET', `/users/${id}`)).status, 404);
    }
  });

  it('quirk 3: returns 405 for POST, which the samples show', async () => {
    await using here = await runAdmin();
    assert.equal((await here.call('POST', '/users/5', { permissions: [] })).status, 405);
  });

  it('quirk 8: writes booleans of both kinds, or all as 0 and 1', async () => {
    await using both = await runAdmin();
    const mixed = (await both.call('GET', '/users/6')).json;
    assert.equal(requireMember(mixed, 'cameras.1.is_public'), 1);
    assert.equal(requireMember(mixed, 'cameras.1.is_editable'), true);
    await using numbers = await runAdmin({ booleansAs01: true });
    const same = requireMember((await numbers.call('GET', '/users/6')).json, 'cameras.1');
    assert.deepEqual(
      ['is_public', 'is_editable', 'services_list.ptz'].map((path) => requireMember(same, path)),
      [1, 1, 0],
    );
  });

  it('quirk 11: writes empty objects as empty lists', async () => {
    await using here = await runAdmin();
    const { json } = await here.call('GET', '/users/1');
    assert.deepEqual(requireMember(json, 'billing_info.data.0.billing_extra'), []);
    assert.deepEqual(requireMember(json, 'cameras.0.services'), []);
  });

  it('quirk 12: names the type user_type and has no status', async () => {
    await using here = await runAdmin();
    const user = requireObject((await here.call('GET', '/users/9')).json);
    assert.equal(user['user_type'], 'user');
    assert.equal('status' in user || 'type' in user, false);
    assert.equal(requireMember(user, 'billing_info.data.0.status'), 'blocked');
  });

  it('quirk 13: returns sub-users with an empty login', async () => {
    await using here = await runAdmin();
    const { json } = await here.call('GET', '/users/6');
    assert.equal(requireMember(json, 'subusers.0.login'), '');
  });

  it('quirk 14: returns device credentials in clear text', async () => {
    await using here = await runAdmin();
    const { json } = await here.call('GET', '/users/5');
    assert.equal(requireMember(json, 'intercoms.0.password'), 'canary-device-password-1');
  });

  it('quirk 27: moves lines of a flat into properties if configured', async () => {
    await using here = await runAdmin({ flatFields: 'nested' });
    const { json } = await here.call('GET', '/users/5');
    const flat = requireObject(json, 'intercom_flats.0');
    assert.equal(requireMember(flat, 'properties.duplicate_number'), '+375292769284');
    assert.equal('number' in flat, false);
  });

  it('quirk 28: writes flat_offset as null or as text', async () => {
    await using here = await runAdmin();
    const offset = async (id: number) =>
      requireMember((await here.call('GET', `/users/${id}`)).json, 'intercoms.0.flat_offset');
    assert.deepEqual([await offset(5), await offset(6)], [null, '1']);
  });

  it('quirk 38: hides cameras outside the groups of the administrator', async () => {
    await using here = await runAdmin({}, DISPATCHER);
    assert.deepEqual(requireMember((await here.call('GET', '/users/5')).json, 'cameras'), []);
    assert.equal(requireList((await here.call('GET', '/users/6')).json, 'cameras').length, 4);
  });

  it('writes Russian labels when Hl requests them', async () => {
    await using here = await runAdmin();
    const { json } = await here.call('GET', '/users/5', undefined, { hl: 'ru' });
    assert.equal(requireMember(json, 'permissions.0.group'), 'Раскладки');
    assert.equal(requireMember(json, 'intercoms.0.status_pretty'), 'Установлен');
    assert.equal(requireMember(json, 'permissions.0.name'), 'layouts-store');
  });
});

describe('VMS Admin simulator after the Billing simulator', () => {
  it('shows permissions that were attached and detached by name', async () => {
    await using here = await runAdmin();
    await here.update(printed('billing-update-request'));
    const held = names((await here.call('GET', '/users/1')).json);
    assert.ok(held.includes('archives-show') && held.includes('archives-download'));
    assert.equal(held.includes('archives-preview-download'), false);
  });

  it('quirk 10: shows flat billing_info nested, with the new status', async () => {
    await using here = await runAdmin();
    const billing_info = { billing_id: 'CRM-77', billing_extra: { tariff: 'Max', floor: 3 } };
    await here.update({ login: '170500', status: 'blocked', billing_info });
    const { json } = await here.call('GET', '/users/5');
    assert.deepEqual(requireMember(json, 'billing_info.data.0'), {
      login: '170500',
      status: 'blocked',
      user_type: 'user',
      billing_id: 'CRM-77',
      billing_extra: { data: { tariff: 'Max', floor: '3' }, extra: [] },
    });
  });

  it('knows a created user and not a deleted one', async () => {
    await using here = await runAdmin();
    const manage = `${here.vms.billing.url}/api/v1/billing/user/manage`;
    const body = { login: 'new.person', password: 'secret-of-new', type: 'legal' };
    const id = requireMember((await send('POST', manage, { body })).json, 'id');
    const created = await here.call('GET', `/users/${id}`);
    assert.equal(requireList(created.json, 'permissions').length, 20);
    await send('DELETE', manage, { body: { login: 'new.person' } });
    assert.equal((await here.call('GET', `/users/${id}`)).status, 404);
  });
});

function names(user: unknown): readonly unknown[] {
  return requireList(user, 'permissions').map((permission) => requireMember(permission, 'name'));
}
