import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { toUpdateUserRequest } from '../../../../src/providers/vms/billing-api/update-request.ts';
import { printed } from '../../../support/vms/printed.ts';

const USER = { id: 'vms/user/1' };

const phone = { type: 'phone', value: '+80283289362' };

describe('toUpdateUserRequest of the Billing API', () => {
  it('returns the printed request for the printed values', () => {
    const request = toUpdateUserRequest(
      'test@mail.com',
      {
        user: USER,
        password: 'qweasdzxc',
        status: 'ACTIVE',
        billingInfo: { billingId: '123123123', billingExtra: [] },
        billingProperties: [phone],
        permissionsToAttach: ['archives-show', 'archives-download'],
        permissionsToDetach: ['archives-preview-download'],
      },
      'billing_properties',
    );
    assert.deepEqual(request, printed('billing-update-request'));
  });

  it('contains only the login and the changed properties', () => {
    const request = toUpdateUserRequest('170500', { user: USER, status: 'BLOCKED' }, 'properties');
    assert.deepEqual(request, { login: '170500', status: 'blocked' });
  });

  it('contains false and empty values', () => {
    const request = toUpdateUserRequest(
      '170500',
      { user: USER, canUpdatePassword: false, password: '', billingProperties: [] },
      'billing_properties',
    );
    assert.deepEqual(request, {
      login: '170500',
      can_update_password: false,
      password: '',
      billing_properties: [],
    });
  });

  it('keeps a billing document unchanged, including null inside it', () => {
    const billingExtra = { tariff: null, list: [1, [2]] };
    const request = toUpdateUserRequest(
      '1',
      { user: USER, billingInfo: { billingExtra } },
      'properties',
    );
    assert.deepEqual(request, { login: '1', billing_info: { billing_extra: billingExtra } });
  });

  it('omits empty billing info', () => {
    const request = toUpdateUserRequest(
      '170500',
      { user: USER, password: 'x', billingInfo: {} },
      'billing_properties',
    );
    assert.deepEqual(request, { login: '170500', password: 'x' });
  });

  it("omits the gateway's own name for the user", () => {
    const request = toUpdateUserRequest(
      '170500',
      { user: USER, password: 'x' },
      'billing_properties',
    );
    assert.deepEqual(Object.keys(request), ['login', 'password']);
  });
});
