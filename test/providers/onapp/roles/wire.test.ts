import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { wirePermissionList, wireRoleList } from '../../../../src/providers/onapp/roles/wire.ts';
import { decode } from '../../../../src/upstream/wire/decode.ts';
import { plain } from '../../../support/values/plain.ts';

describe('wirePermissionList of OnApp', () => {
  it('reads wrapped permissions with or without a label', () => {
    const list = [
      { permission: { id: 11, identifier: 'users', label: 'Any action' } },
      { permission: { id: 12, identifier: 'users.read.own' } },
    ];
    assert.deepEqual(plain(decode(wirePermissionList, list)), [
      { id: '11', identifier: 'users', label: 'Any action' },
      { id: '12', identifier: 'users.read.own', label: null },
    ]);
  });
});

describe('wireRole of OnApp', () => {
  it('reads wrapped or absent permissions', () => {
    const list = [
      { role: { id: 1, permissions: [{ permission: { id: 11, identifier: 'users' } }] } },
      { role: { id: 2, permissions: [] } },
      { role: { id: 3, users_count: 24 } },
    ];
    assert.deepEqual(
      decode(wireRoleList, list).map(({ id, permissions }) => [id, plain(permissions)]),
      [
        ['1', [{ id: '11', identifier: 'users', label: null }]],
        ['2', []],
        ['3', null],
      ],
    );
  });
});
