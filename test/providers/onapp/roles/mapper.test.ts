import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { roles } from '../../../../src/providers/onapp/reads.ts';
import { createPermission, createRole } from '../../../../src/providers/onapp/roles/mapper.ts';
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

describe('createRole', () => {
  const listed = decode(wireRoleList, [
    { role: { id: 1, permissions: [permission(11, 'users')] } },
    {
      role: {
        id: 2,
        users_count: 9,
        system: false,
        template: 'admin_template',
        permissions: [permission(12, 'roles')],
      },
    },
  ]);
  const panel = aPanel([[roles, async () => listed]]);
  const toRole = (wire: WireRole, context = aPanel()) => createRole({ role: wire, context });

  it('finds what a document lacks in the role list', async () => {
    const role = toRole(decode(wireRole, { id: 2, users_count: 5 }), panel);
    assert.deepEqual(namesOf(await called(role.permissions)), ['roles']);
    assert.deepEqual(
      [await called(role.isBuiltIn), await called(role.template), await called(role.templateText)],
      [false, 'ADMIN', 'admin_template'],
    );
  });

  it('counts users as the role list does', async () => {
    const role = toRole(decode(wireRole, { id: 2, users_count: 5 }), panel);
    assert.equal(await called(role.userCount), 9);
  });

  it('makes no call for what the document has', async () => {
    const wire = decode(wireRole, {
      id: 2,
      system: true,
      template: 'user_template',
      permissions: [permission(13, 'backups')],
    });
    const role = toRole(wire);
    assert.deepEqual(namesOf(await called(role.permissions)), ['backups']);
    assert.deepEqual([await called(role.isBuiltIn), await called(role.template)], [true, 'USER']);
  });

  it('returns null if the list lacks the role', async () => {
    const role = toRole(decode(wireRole, { id: 3 }), panel);
    assert.deepEqual([await called(role.permissions), await called(role.userCount)], [null, null]);
  });

  it('makes no call for the common fields', () => {
    const role = toRole(decode(wireRole, { id: 2, label: 'Support' }));
    assert.deepEqual([role.id, role.name], ['onapp/role/2', 'Support']);
  });

  it('maps an unknown template to UNKNOWN', async () => {
    const role = toRole(decode(wireRole, { id: 2, template: 'guest_template' }));
    assert.deepEqual(
      [await called(role.template), await called(role.templateText)],
      ['UNKNOWN', 'guest_template'],
    );
  });
});
