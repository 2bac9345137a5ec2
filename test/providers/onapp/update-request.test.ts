import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { toUpdateUserRequest } from '../../../src/providers/onapp/update-request.ts';
import { PRINTED_USER, printed } from '../../support/onapp/gateway.ts';

const toRequest = (members: object) =>
  toUpdateUserRequest({ id: PRINTED_USER, ...members }, 'onapp');

describe('toUpdateUserRequest of OnApp', () => {
  it('returns the printed request for an equivalent input', async () => {
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

  it('omits absent fields', () => {
    assert.deepEqual(toRequest({}), {});
    assert.deepEqual(toRequest({ hasYubikey: false }), { registered_yubikey: false });
  });

  it('sends a planned suspension in UTC without milliseconds', () => {
    const suspendAt = new Date('2011-08-01T15:47:08.999+03:00');
    assert.deepEqual(toRequest({ suspendAt }), { suspend_at: '2011-08-01T12:47:08Z' });
  });

  it('sends an empty text to clear a suspension', () => {
    assert.deepEqual(toRequest({ suspendAt: null }), { suspend_at: '' });
  });

  it('keeps empty lists, which replace and clear', () => {
    const request = toRequest({ roleIds: [], additionalFields: [] });
    assert.deepEqual(request, { role_ids: [], additional_fields: [] });
  });

  it('accepts bare and global ids', () => {
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
