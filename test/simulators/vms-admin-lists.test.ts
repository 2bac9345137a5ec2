import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { runAdmin } from './vms-runs.ts';
import { assertHasMembers } from './vms-witness.ts';

describe('the VMS Admin simulator, lists', () => {
  it('quirk 23: pages in an envelope whose links lead nowhere', async () => {
    await using here = await runAdmin();
    const { json } = await here.call('GET', '/intercoms/2/get-users?per_page=10&page=2');
    assert.deepEqual([json.meta.current_page, json.meta.last_page, json.meta.from], [2, 2, 11]);
    assert.match(json.links.prev, /^http:\/\/127\.0\.0\.1:8080\/api\/admin\/v3\//);
    assert.equal(json.links.next, null);
    assert.equal(json.meta.links[0].label, 'pagination.previous');
    assert.equal(json.data.length, json.meta.total - 10);
  });

  it('searches names and logins, administrators included', async () => {
    await using here = await runAdmin();
    const found = await here.call('GET', '/intercoms/2/get-users?search=DISPATCHER');
    assert.deepEqual([found.json.data[0].id, found.json.meta.total], [3, 1]);
    const none = await here.call('GET', '/intercoms/2/get-users?search=nobody-at-all');
    assert.deepEqual([none.json.data, none.json.meta.from], [[], null]);
  });

  it('answers 404 to the undocumented list of users unless the switch is on', async () => {
    await using documented = await runAdmin();
    assert.equal((await documented.call('GET', '/users')).status, 404);
    await using generous = await runAdmin({ usersList: true });
    const { json } = await generous.call('GET', '/users?search=zhuk');
    assert.deepEqual([json.data[0].login, json.meta.total], ['hanna.zhuk@mail.example', 1]);
  });

  it('lists roles, with permissions where asked', async () => {
    await using here = await runAdmin();
    const bare = await here.call('GET', '/roles?type=user');
    assert.equal('permissions' in bare.json.data[0], false);
    const full = await here.call('GET', '/roles?permissions=1&type=user');
    assertHasMembers(full.json.data, [{ id: 0, name: '', permissions: [{ id: 0, name: '' }] }]);
  });

  it('lists the users of a camera with ISO dates and the parents of sub-users', async () => {
    await using here = await runAdmin();
    const { json } = await here.call('GET', '/cameras/6/users');
    const subuser = json.data.find(({ id }: { id: number }) => id === 12);
    assert.deepEqual([subuser.user_type, subuser.parent.id], ['subuser', 6]);
    assert.match(subuser.created_at, /\.000000Z$/);
  });

  it('quirk 31: gives special users the second camera shape', async () => {
    await using here = await runAdmin();
    const { json } = await here.call('GET', '/special-users/13');
    assert.equal(json.user_type, 'special');
    assert.equal(json.cameras[0].start_at, '');
    assert.match(json.cameras[0].created_at, /^\d{4}-\d\d-\d\d \d/);
    assert.equal('pivot' in json.cameras[0] || 'group' in json.cameras[0], false);
    assert.equal((await here.call('GET', '/special-users')).json.meta.total, 1);
  });

  it('lists flats with nested properties and reads one with keys and residents', async () => {
    await using here = await runAdmin();
    const { json } = await here.call('GET', '/intercoms/2/flats');
    assert.equal(json.data[0].properties.is_sip_line_enable, false);
    const flat = await here.call('GET', '/intercoms/2/flats/2');
    assert.deepEqual([flat.json.key_count, flat.json.users[0].id], [2, 6]);
    assert.equal(flat.json.keys[0].user.id, 6);
    assert.equal((await here.call('GET', '/intercoms/1/flats/2')).status, 404);
  });

  it('lists the keys of an intercom by the filters of its page', async () => {
    await using here = await runAdmin();
    const found = async (query: string) =>
      (await here.call('GET', `/intercoms/2/keys?${query}`)).json.data.map(
        ({ id }: { id: number }) => id,
      );
    assert.deepEqual(await found(''), [2, 3, 4, 7]);
    assert.deepEqual(await found('user_id=6&dir=desc'), [3, 2]);
    assert.deepEqual(await found('unbound_users=1'), [7]);
    assert.deepEqual(await found('from=2023-04-04&exclude_keys_id[]=4'), [7]);
  });

  it('lists administrators and root groups', async () => {
    await using here = await runAdmin();
    assert.equal((await here.call('GET', '/admins')).json.meta.total, 2);
    const { json } = await here.call('GET', '/admins?paginate=0');
    assert.deepEqual(Object.keys(json), ['data']);
    assert.equal((await here.call('GET', '/admins/3')).json.login, 'dispatcher');
    const { groups } = (await here.call('GET', '/root-groups')).json;
    assertHasMembers(groups, [{ id: 0, is_house: 0, parent_id: null, cameras_count: 0 }]);
  });
});
