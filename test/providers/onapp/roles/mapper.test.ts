import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { toOnAppPermission, toRoleOfGroup } from '../../../../src/providers/onapp/roles/mapper.ts';
import { wireRole, wireRoleList } from '../../../../src/providers/onapp/roles/wire.ts';
import { decode } from '../../../../src/upstream/wire/decode.ts';
import { aPanel, called, PROVIDER } from '../../../support/onapp/panel.ts';
import { fieldsOf } from '../../../support/values/plain.ts';

const permission = (id: number, identifier: string) => ({ permission: { id, identifier } });

const namesOf = (permissions: unknown) => {
  assert.ok(Array.isArray(permissions));
  return permissions.map(({ name }) => name);
};

describe('toOnAppPermission', () => {
  it('names a permission by its identifier', () => {
    const wire = { id: '83', identifier: 'users.read.own', label: 'See own' };
    assert.deepEqual(fieldsOf(toOnAppPermission(wire, PROVIDER)), {
      __typename: 'Permission',
      id: 'onapp/permission/83',
      name: 'users.read.own',
      displayName: 'See own',
      group: null,
    });
  });
});

describe('toRoleOfGroup', () => {
  const listed = decode(wireRoleList, [
    { role: { id: 1, permissions: [permission(11, 'users')] } },
    { role: { id: 2, permissions: [permission(12, 'roles')] } },
  ]);
  const roles = async () => listed;

  it('finds permissions missing from the group in the role list', async () => {
    const role = toRoleOfGroup(decode(wireRole, { id: 2, users_count: 5 }), aPanel({ roles }));
    assert.equal(role.usersCount, 5);
    assert.deepEqual(namesOf(await called(role.permissions)), ['roles']);
  });

  it('makes no call if the group has the permissions', async () => {
    const wire = decode(wireRole, { id: 2, permissions: [permission(13, 'backups')] });
    const role = toRoleOfGroup(wire, aPanel());
    assert.deepEqual(namesOf(await called(role.permissions)), ['backups']);
  });

  it('returns null if the list lacks the role', async () => {
    const role = toRoleOfGroup(decode(wireRole, { id: 3 }), aPanel({ roles }));
    assert.equal(await called(role.permissions), null);
  });

  it('makes no call if permissions are not selected', () => {
    assert.equal(toRoleOfGroup(decode(wireRole, { id: 2 }), aPanel()).id, 'onapp/role/2');
  });
});
