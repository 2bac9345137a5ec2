import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  requireList,
  requireMember,
  requireObject,
  requireText,
} from '../../../test/support/values/json-property.ts';
import { assertHasProperties } from './assert-has-properties.ts';
import { runAdmin } from './vms-runs.ts';

describe('VMS Admin simulator, lists', () => {
  it('quirk 23: pages in an envelope whose links are wrong', async () => {
    await using here = await runAdmin();
    const { json } = await here.call('GET', '/intercoms/2/get-users?per_page=10&page=2');
    assert.deepEqual(
      ['current_page', 'last_page', 'from'].map((name) => requireMember(json, `meta.${name}`)),
      [2, 2, 11],
    );
    assert.match(requireText(json, 'links.prev'), /^http:\/\/127\.0\.0\.1:8080\/api\/admin\/v3\//);
    assert.equal(requireMember(json, 'links.next'), null);
    assert.equal(requireMember(json, 'meta.links.0.label'), 'pagination.previous');
    assert.equal(requireList(json, 'data').length, Number(requireMember(json, 'meta.total')) - 10);
  });

  it('searches names and logins, administrators included', async () => {
    await using here = await runAdmin();
    const found = await here.call('GET', '/intercoms/2/get-users?search=DISPATCHER');
    assert.equal(requireMember(found.json, 'data.0.id'), 3);
    assert.equal(requireMember(found.json, 'meta.total'), 1);
    const none = await here.call('GET', '/intercoms/2/get-users?search=nobody-at-all');
    assert.deepEqual(requireMember(none.json, 'data'), []);
    assert.equal(requireMember(none.json, 'meta.from'), null);
  });

  it('returns 404 for the undocumented user list unless configured', async () => {
    await using documented = await runAdmin();
    assert.equal((await documented.call('GET', '/users')).status, 404);
    await using generous = await runAdmin({ usersList: true });
    const { json } = await generous.call('GET', '/users?search=zhuk');
    assert.equal(requireMember(json, 'data.0.login'), 'hanna.zhuk@mail.example');
    assert.equal(requireMember(json, 'meta.total'), 1);
  });

  it('lists roles, with permissions if requested', async () => {
    await using here = await runAdmin();
    const bare = await here.call('GET', '/roles?type=user');
    assert.equal('permissions' in requireObject(bare.json, 'data.0'), false);
    const full = await here.call('GET', '/roles?permissions=1&type=user');
    const roles = requireMember(full.json, 'data');
    assertHasProperties(roles, [{ id: 0, name: '', permissions: [{ id: 0, name: '' }] }]);
  });

  it('lists users of a camera with ISO dates and parents', async () => {
    await using here = await runAdmin();
    const { json } = await here.call('GET', '/cameras/6/users');
    const subuser = requireList(json, 'data').find((user) => requireMember(user, 'id') === 12);
    assert.equal(requireMember(subuser, 'user_type'), 'subuser');
    assert.equal(requireMember(subuser, 'parent.id'), 6);
    assert.match(requireText(subuser, 'created_at'), /\.000000Z$/);
  });

  it('quirk 31: returns the second camera shape for special users', async () => {
    await using here = await runAdmin();
    const { json } = await here.call('GET', '/special-users/13');
    assert.equal(requireMember(json, 'user_type'), 'special');
    assert.equal(requireMember(json, 'cameras.0.start_at'), '');
    assert.match(requireText(json, 'cameras.0.created_at'), /^\d{4}-\d\d-\d\d \d/);
    const camera = requireObject(json, 'cameras.0');
    assert.equal('pivot' in camera || 'group' in camera, false);
    const all = await here.call('GET', '/special-users');
    assert.equal(requireMember(all.json, 'meta.total'), 1);
  });

  it('lists flats with nested properties and reads one flat', async () => {
    await using here = await runAdmin();
    const { json } = await here.call('GET', '/intercoms/2/flats');
    assert.equal(requireMember(json, 'data.0.properties.is_sip_line_enable'), false);
    const flat = await here.call('GET', '/intercoms/2/flats/2');
    assert.equal(requireMember(flat.json, 'key_count'), 2);
    assert.equal(requireMember(flat.json, 'users.0.id'), 6);
    assert.equal(requireMember(flat.json, 'keys.0.user.id'), 6);
    assert.equal((await here.call('GET', '/intercoms/1/flats/2')).status, 404);
  });

  it('lists intercom keys by the filters of the page', async () => {
    await using here = await runAdmin();
    const found = async (query: string) => {
      const { json } = await here.call('GET', `/intercoms/2/keys?${query}`);
      return requireList(json, 'data').map((key) => requireMember(key, 'id'));
    };
    assert.deepEqual(await found(''), [2, 3, 4, 7]);
    assert.deepEqual(await found('user_id=6&dir=desc'), [3, 2]);
    assert.deepEqual(await found('unbound_users=1'), [7]);
    assert.deepEqual(await found('from=2023-04-04&exclude_keys_id[]=4'), [7]);
  });

  it('lists administrators and root groups', async () => {
    await using here = await runAdmin();
    const paged = await here.call('GET', '/admins');
    assert.equal(requireMember(paged.json, 'meta.total'), 2);
    const whole = await here.call('GET', '/admins?paginate=0');
    assert.deepEqual(Object.keys(requireObject(whole.json)), ['data']);
    const one = await here.call('GET', '/admins/3');
    assert.equal(requireMember(one.json, 'login'), 'dispatcher');
    const { json } = await here.call('GET', '/root-groups');
    const groups = requireMember(json, 'groups');
    assertHasProperties(groups, [{ id: 0, is_house: 0, parent_id: null, cameras_count: 0 }]);
  });
});
