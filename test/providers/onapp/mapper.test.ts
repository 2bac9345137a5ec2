import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Provider } from '../../../src/generated/schema-types.ts';
import {
  type BillingField,
  toOnAppPermission,
  toOnAppUser,
  toUpdateUserRequest,
} from '../../../src/providers/onapp/mapper.ts';
import { wireUser } from '../../../src/providers/onapp/wire.ts';
import { decode } from '../../../src/upstream/contract.ts';
import { PRINTED_USER, printed } from '../../support/onapp-gateway.ts';

const PROVIDER: Provider = { __typename: 'Provider', id: 'onapp', kind: 'ON_APP' };

const toUser = (members: object, billingField: BillingField = 'bucket_id') =>
  toOnAppUser(decode(wireUser, { id: 12, ...members }), PROVIDER, billingField);

const toRequest = (members: object) =>
  toUpdateUserRequest({ id: PRINTED_USER, ...members }, 'onapp');

const permission = (id: number, identifier: string) => ({ permission: { id, identifier } });

/** What a member gives that is called only where it is selected. */
const called = (member: unknown): unknown => (typeof member === 'function' ? member() : member);

describe('toUpdateUserRequest of OnApp', () => {
  it('gives the members of the printed request for the input that says the same', async () => {
    const request = toRequest({
      email: '1111111losj@test.test',
      firstName: '1111',
      lastName: '1311',
      password: 'changeme',
      userGroupId: 'onapp/user-group/1',
      billingPlanId: 'onapp/billing-plan/1',
      roleIds: ['1', 'onapp/role/2'],
      additionalFields: [{ name: 'additional_field_name', value: 'custom_value' }],
    });
    const { user } = JSON.parse(await printed('update-request.json'));
    assert.deepEqual(request, {
      ...user,
      additional_fields: [{ name: 'additional_field_name', value: 'custom_value' }],
    });
  });

  it('sends no absent member', () => {
    assert.deepEqual(toRequest({}), {});
    assert.deepEqual(toRequest({ registeredYubikey: false }), { registered_yubikey: false });
  });

  it('sends a planned suspension in UTC without milliseconds', () => {
    const suspendAt = new Date('2011-08-01T15:47:08.999+03:00');
    assert.deepEqual(toRequest({ suspendAt }), { suspend_at: '2011-08-01T12:47:08Z' });
  });

  it('sends an empty text where the suspension is cleared', () => {
    assert.deepEqual(toRequest({ suspendAt: null }), { suspend_at: '' });
  });

  it('keeps empty lists, which replace and clear', () => {
    const request = toRequest({ roleIds: [], additionalFields: [] });
    assert.deepEqual(request, { role_ids: [], additional_fields: [] });
  });

  it('takes bare ids and global ones', () => {
    const bare = toRequest({ userGroupId: '36', bucketId: '2', roleIds: ['1'] });
    const global = toRequest({
      userGroupId: 'onapp/user-group/36',
      bucketId: 'onapp/bucket/2',
      roleIds: ['onapp/role/1'],
    });
    assert.deepEqual(bare, { user_group_id: '36', bucket_id: '2', role_ids: ['1'] });
    assert.deepEqual(global, bare);
  });
});

describe('toOnAppUser', () => {
  it('joins the names that there are', () => {
    assert.equal(toUser({ first_name: 'Jane', last_name: 'Doe' }).displayName, 'Jane Doe');
    assert.equal(toUser({ first_name: 'Янка', last_name: null }).displayName, 'Янка');
    assert.equal(toUser({ first_name: '', last_name: '' }).displayName, null);
  });

  it('knows its three statuses in either case and no other', () => {
    const statusOf = (status: string | null) => toUser({ status }).status;
    assert.equal(statusOf('active'), 'ACTIVE');
    assert.equal(statusOf('suspended'), 'SUSPENDED');
    assert.equal(statusOf('DELETED'), 'DELETED');
    assert.equal(statusOf('locked'), 'UNKNOWN');
    assert.equal(statusOf(null), 'UNKNOWN');
  });

  it('gives the union of the permissions of all roles, each once', () => {
    const roles = [
      { role: { id: 1, permissions: [permission(11, 'users'), permission(12, 'users.read')] } },
      { role: { id: 2, permissions: [permission(12, 'users.read'), permission(13, 'roles')] } },
    ];
    const permissions = called(toUser({ roles }).permissions);
    assert.ok(Array.isArray(permissions));
    assert.deepEqual(
      permissions.map(({ id, name }) => [id, name]),
      [
        ['onapp/permission/11', 'users'],
        ['onapp/permission/12', 'users.read'],
        ['onapp/permission/13', 'roles'],
      ],
    );
  });

  it('gives no permissions for no roles, and null where the panel left them out', () => {
    assert.deepEqual(called(toUser({ roles: [] }).permissions), []);
    assert.equal(called(toUser({}).permissions), null);
    const roles = [{ role: { id: 1, permissions: [] } }, { role: { id: 2 } }];
    assert.equal(called(toUser({ roles }).permissions), null);
  });

  it('gives one entry of billing, whose reference is the one that is configured', () => {
    const both = { bucket_id: 41, billing_plan_id: 40 };
    const referenceOf = (members: object, billingField: BillingField) => {
      const entries = called(toUser(members, billingField).billingInfo);
      assert.ok(Array.isArray(entries) && entries.length === 1);
      return entries[0].billingId;
    };
    assert.equal(referenceOf(both, 'bucket_id'), '41');
    assert.equal(referenceOf(both, 'billing_plan_id'), '40');
    assert.equal(referenceOf({ bucket_id: 41 }, 'billing_plan_id'), null);
  });

  it('carries the key of its provider in every id', () => {
    const other: Provider = { __typename: 'Provider', id: 'onapp-eu', kind: 'ON_APP' };
    const user = toOnAppUser(
      decode(wireUser, { id: 12, user_group_id: 36, bucket_id: 2 }),
      other,
      'bucket_id',
    );
    assert.deepEqual(
      [user.id, user.userGroupId, user.bucketId],
      ['onapp-eu/user/12', 'onapp-eu/user-group/36', 'onapp-eu/bucket/2'],
    );
  });
});

describe('toOnAppPermission', () => {
  it('names a permission by its identifier, which is the same at every panel', () => {
    const wire = { id: '83', identifier: 'users.read.own', label: 'See own' };
    assert.deepEqual(toOnAppPermission(wire, PROVIDER), {
      __typename: 'Permission',
      id: 'onapp/permission/83',
      name: 'users.read.own',
      displayName: 'See own',
      group: null,
    });
  });
});
