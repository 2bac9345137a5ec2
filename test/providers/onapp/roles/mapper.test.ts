import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { roles } from '../../../../src/providers/onapp/reads.ts';
import {
  createPermission,
  createRoleOfGroup,
} from '../../../../src/providers/onapp/roles/mapper.ts';
import {
  type WireRole,
  wireRole,
  wireRoleList,
} from '../../../../src/providers/onapp/roles/wire.ts';
import { decode } from '../../../../src/upstream/wire/decode.ts';
import { aPanel, called, PROVIDER } from '../../../support/onapp/panel.ts';
import { fieldsOf } from '../../../support/values/plain.ts';

const permission = (id: number, identifier: string) => ({ permission: { id, identifier } });

const namesOf = (permissions: unknown) => {
  assert.ok(Array.isArray(permissions));
  return permissions.map(({ name }) => name);
};

describe('createPermission', () => {
  it('names a permission by its identifier', () => {
    const wire = { id: '83', identifier: 'users.read.own', label: 'See own' };
    assert.deepEqual(fieldsOf(createPermission({ permission: wire, provider: PROVIDER })), {
      __typename: 'Permission',
      id: 'onapp/permission/83',
      name: 'users.read.own',
      displayName: 'See own',
      group: null,
    });
  });
});

describe('createRoleOfGroup', () => {
  const listed = decode(wireRoleList, [
    { role: { id: 1, permissions: [permission(11, 'users')] } },
    { role: { id: 2, permissions: [permission(12, 'roles')] } },
  ]);
  const panel = aPanel([[roles, async () => listed]]);
  const toRole = (wire: WireRole, context = aPanel()) => createRoleOfGroup({ role: wire, context });

  it('finds permissions missing from the group in the role list', async () => {
    const role = toRole(decode(wireRole, { id: 2, users_count: 5 }), panel);
    assert.equal(role.usersCount, 5);
    assert.deepEqual(namesOf(await called(role.permissions)), ['roles']);
  });

  it('makes no call if the group has the permissions', async () => {
    const wire = decode(wireRole, { id: 2, permissions: [permission(13, 'backups')] });
    const role = toRole(wire);
    assert.deepEqual(namesOf(await called(role.permissions)), ['backups']);
  });

  it('returns null if the list lacks the role', async () => {
    const role = toRole(decode(wireRole, { id: 3 }), panel);
    assert.equal(await called(role.permissions), null);
  });

  it('makes no call if permissions are not selected', () => {
    assert.equal(toRole(decode(wireRole, { id: 2 })).id, 'onapp/role/2');
  });
});
