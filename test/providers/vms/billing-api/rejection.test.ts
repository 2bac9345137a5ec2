import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { UpdateVmsBillingUserInput } from '../../../../src/generated/schema-types.ts';
import { readErrorReport } from '../../../../src/providers/kit/update/field-errors.ts';
import type { Rejection } from '../../../../src/providers/kit/update/update-response.ts';
import {
  isUnknownLogin,
  toBillingIssues,
} from '../../../../src/providers/vms/billing-api/rejection.ts';
import { printed } from '../../../support/vms/printed.ts';

const INPUT: UpdateVmsBillingUserInput = {
  user: { login: { login: '170500' } },
  billingProperties: [
    { type: 'phone', value: '+37529' },
    { type: 'note', value: '' },
  ],
  permissionsToAttach: ['archives-show', 'archives-shwo'],
};

const rejection = (document: unknown): Rejection => ({
  kind: 'refused',
  httpStatus: 422,
  fieldErrors: readErrorReport(document)?.fieldErrors ?? [],
  redact: (text) => text.replaceAll('canary', '[secret]'),
});
const rejectedKey = (key: string, message = 'The value is invalid.') =>
  rejection({ message: 'The given data was invalid', errors: { [key]: [message] } });

const billingPath = (key: string) => toBillingIssues(rejectedKey(key), INPUT)[0]?.path;

describe('toBillingIssues', () => {
  it('returns the input path of each field', () => {
    const paths = {
      password: 'password',
      status: 'status',
      can_update_password: 'canUpdatePassword',
      billing_info: 'billingInfo',
      billing_properties: 'billingProperties',
      properties: 'billingProperties',
      permissions_to_attach: 'permissionsToAttach',
      permissions_to_detach: 'permissionsToDetach',
    };
    for (const [key, member] of Object.entries(paths)) {
      assert.deepEqual(billingPath(key), ['input', 'vmsBilling', member]);
    }
  });

  it('returns the path of the user as the input names it', () => {
    const base = ['input', 'vmsBilling', 'user'];
    assert.deepEqual(billingPath('login'), [...base, 'login', 'login']);
    const byId = { ...INPUT, user: { id: 'vms/user/1' } };
    assert.deepEqual(toBillingIssues(rejectedKey('login'), byId)[0]?.path, [...base, 'id']);
  });

  it('resolves dotted keys into lists and objects', () => {
    const base = ['input', 'vmsBilling'];
    assert.deepEqual(billingPath('billing_properties.1.value'), [
      ...base,
      'billingProperties',
      '1',
      'value',
    ]);
    assert.deepEqual(billingPath('properties.0.type'), [...base, 'billingProperties', '0', 'type']);
    assert.deepEqual(billingPath('permissions_to_attach.1'), [...base, 'permissionsToAttach', '1']);
    assert.deepEqual(billingPath('billing_info.billing_id'), [...base, 'billingInfo', 'billingId']);
  });

  it('stops at missing indices and at free-form documents', () => {
    const base = ['input', 'vmsBilling'];
    assert.deepEqual(billingPath('permissions_to_attach.2'), [...base, 'permissionsToAttach']);
    assert.deepEqual(billingPath('permissions_to_detach.0'), [...base, 'permissionsToDetach']);
    assert.deepEqual(billingPath('billing_info.billing_extra.tariff.0'), [
      ...base,
      'billingInfo',
      'billingExtra',
    ]);
  });

  it("keeps the provider's key of an unknown field", () => {
    const keys = ['any_key', 'type', 'session_limits.cctv', 'constructor', 'billing_info.bank'];
    for (const key of keys) {
      const [issue] = toBillingIssues(rejectedKey(key), INPUT);
      assert.deepEqual([issue?.path, issue?.upstreamField], [null, key]);
    }
  });

  it('keeps the printed text with its key', () => {
    const issues = toBillingIssues(rejection(printed('validation-422')), INPUT);
    assert.deepEqual(
      issues.map(({ upstreamField, message }) => [upstreamField, message]),
      [['any_key', 'The cause of the error will be described here']],
    );
  });

  it('redacts secrets in texts and unknown keys, not field names', () => {
    const shown = (key: string) => {
      const [issue] = toBillingIssues(rejectedKey(key, 'canary may not be used.'), INPUT);
      return [issue?.upstreamField, issue?.message];
    };
    assert.deepEqual(shown('canary'), ['[secret]', '[secret] may not be used.']);
    const fieldIsSecret: Rejection = { ...rejectedKey('status'), redact: () => '[secret]' };
    assert.equal(toBillingIssues(fieldIsSecret, INPUT)[0]?.upstreamField, 'status');
  });

  it('returns an issue for each text of one key', () => {
    const said = rejection({ errors: { url: ['first cause', 'second cause'], date: ['cause'] } });
    assert.deepEqual(
      toBillingIssues(said, INPUT).map(({ upstreamField, message }) => [upstreamField, message]),
      [
        ['url', 'first cause'],
        ['url', 'second cause'],
        ['date', 'cause'],
      ],
    );
  });
});

describe('isUnknownLogin', () => {
  const isUnknown = (message: string) => isUnknownLogin(rejectedKey('login', message));

  it('returns true if the text says that no login matches', () => {
    assert.equal(isUnknown('The selected login is invalid.'), true);
    assert.equal(isUnknown('There is no such user.'), true);
  });

  it('returns false for texts about presence, format or length', () => {
    assert.equal(isUnknown('The login field is required.'), false);
    assert.equal(isUnknown('The login must be a string.'), false);
    assert.equal(isUnknown('The login format is invalid.'), false);
    assert.equal(isUnknown('The login may not be greater than 255 characters.'), false);
  });

  it('returns false if another key or no key is rejected', () => {
    const both = rejection({
      errors: {
        login: ['The selected login is invalid.'],
        status: ['The selected status is invalid.'],
      },
    });
    assert.equal(isUnknownLogin(both), false);
    assert.equal(isUnknownLogin(rejection({ errors: {} })), false);
    assert.equal(isUnknownLogin(rejectedKey('user', 'There is no such user.')), false);
  });
});
