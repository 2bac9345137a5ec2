import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  ownBillingIssues,
  toManageUserRequest,
} from '../../../src/providers/vms/billing-mapper.ts';
import { printed } from '../../simulators/vms-witness.ts';

const phone = { type: 'phone', value: '+80283289362' };

describe('the request of a Billing update', () => {
  it('is the printed one for the printed values', () => {
    const request = toManageUserRequest(
      {
        login: 'test@mail.com',
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

  it('holds the login and what is changed, and no other member', () => {
    const request = toManageUserRequest({ login: '170500', status: 'BLOCKED' }, 'properties');
    assert.deepEqual(request, { login: '170500', status: 'blocked' });
  });

  it('holds false and empty values, which are values', () => {
    const request = toManageUserRequest(
      { login: '170500', canUpdatePassword: false, password: '', billingProperties: [] },
      'billing_properties',
    );
    assert.deepEqual(request, {
      login: '170500',
      can_update_password: false,
      password: '',
      billing_properties: [],
    });
  });

  it('holds a billing document as given, null inside it too', () => {
    const billingExtra = { tariff: null, list: [1, [2]] };
    const request = toManageUserRequest(
      { login: '1', billingInfo: { billingExtra } },
      'properties',
    );
    assert.deepEqual(request, { login: '1', billing_info: { billing_extra: billingExtra } });
  });

  it('leaves out billing info without a member', () => {
    const request = toManageUserRequest(
      { login: '170500', password: 'x', billingInfo: {} },
      'billing_properties',
    );
    assert.deepEqual(request, { login: '170500', password: 'x' });
  });

  it("leaves out the gateway's own name for the provider", () => {
    const request = toManageUserRequest(
      { provider: 'vms', login: '170500', password: 'x' },
      'billing_properties',
    );
    assert.equal('provider' in request, false);
  });
});

describe('permissions to attach and to detach', () => {
  it('are refused where one name stands in both lists, at its place in the second', () => {
    const issues = ownBillingIssues({
      login: '170500',
      permissionsToAttach: ['archives-show'],
      permissionsToDetach: ['layouts-store', 'archives-show'],
    });
    assert.deepEqual(
      issues.map(({ path, rule }) => [path, rule]),
      [[['input', 'vmsBilling', 'permissionsToDetach', '1'], 'NOT_ALLOWED']],
    );
  });

  it('are let through where no name stands in both', () => {
    assert.deepEqual(ownBillingIssues({ login: '170500', permissionsToDetach: ['a'] }), []);
    const apart = { login: '170500', permissionsToAttach: ['a'], permissionsToDetach: ['b'] };
    assert.deepEqual(ownBillingIssues(apart), []);
  });
});
