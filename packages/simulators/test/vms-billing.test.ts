import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  requireList,
  requireMember,
  requireObject,
  requireText,
} from '../../../test/support/values/json-property.ts';
import { printed } from '../../../test/support/vms/printed.ts';
import { assertHasProperties } from './assert-has-properties.ts';
import { errorKeys, MANAGE, runBilling } from './vms-runs.ts';

describe('VMS Billing simulator, users', () => {
  it('responds to the printed update with the printed properties', async () => {
    await using here = await runBilling();
    const response = await here.call('PATCH', MANAGE, printed('billing-update-request'));
    assert.equal(response.status, 200);
    assertHasProperties(response.json, printed('billing-update-200'));
    assert.equal(requireMember(response.json, 'login'), 'test@mail.com');
    assert.equal(requireMember(response.json, 'created_at'), '2023-05-02T10:18:50.000000Z');
  });

  it('rejects with the properties of the printed 422', async () => {
    await using here = await runBilling();
    const response = await here.call('PATCH', MANAGE, { login: 'nobody' });
    assert.equal(response.status, 422);
    assert.deepEqual(
      Object.keys(requireObject(response.json)),
      Object.keys(requireObject(printed('validation-422'))),
    );
    const errors = { login: ['The selected login is invalid.'] };
    assert.deepEqual(requireMember(response.json, 'errors'), errors);
  });

  it('quirk 1: accepts properties by either name, returns billing_properties', async () => {
    await using here = await runBilling();
    const properties = [{ type: 'phone', value: '+375291550000' }];
    const response = await here.call('PATCH', MANAGE, { login: '170500', properties });
    assert.deepEqual(requireMember(response.json, 'billing_properties'), properties);
  });

  it('leaves absent fields unchanged', async () => {
    await using here = await runBilling();
    const { json } = await here.call('PATCH', MANAGE, { login: 'test@mail.com' });
    assert.equal(requireList(json, 'billing_properties').length, 1);
    assert.equal(requireMember(json, 'status'), 'active');
    assert.equal(requireMember(json, 'can_update_password'), false);
  });

  it('quirk 21: rejects all values at once, with dotted keys', async () => {
    await using here = await runBilling();
    const before = await here.call('PATCH', MANAGE, { login: 'test@mail.com' });
    const { status, json } = await here.call('PATCH', MANAGE, {
      login: 'test@mail.com',
      password: 'x'.repeat(101),
      status: 'sleeping',
      can_update_password: 'yes',
      billing_info: { billing_id: 7, billing_extra: 'none' },
      billing_properties: [{ type: 'phone', value: '+37529' }, { type: 'phone' }],
      permissions_to_attach: ['archives-show', 'archives-shwo'],
      permissions_to_detach: ['cameras-destroy'],
      session_limits: { cctv: -1 },
    });
    assert.equal(status, 422);
    assert.equal(requireMember(json, 'message'), 'The given data was invalid');
    assert.deepEqual(errorKeys(json), [
      'password',
      'status',
      'can_update_password',
      'billing_info.billing_id',
      'billing_info.billing_extra',
      'billing_properties.1.value',
      'permissions_to_attach.1',
      'permissions_to_detach.0',
      'session_limits.cctv',
    ]);
    const after = await here.call('PATCH', MANAGE, { login: 'test@mail.com' });
    assert.deepEqual(
      requireMember(after.json, 'billing_properties'),
      requireMember(before.json, 'billing_properties'),
    );
  });

  it('rejects over ten properties, and null unless a page allows it', async () => {
    await using here = await runBilling();
    const eleven = Array.from({ length: 11 }, () => ({ type: 'note', value: 'x' }));
    const body = { login: '170500', billing_properties: eleven, status: null, password: null };
    const { json } = await here.call('PATCH', MANAGE, body);
    assert.deepEqual(errorKeys(json), ['password', 'status', 'billing_properties']);
  });

  it('selects no sub-user, special user or administrator by login', async () => {
    await using here = await runBilling();
    for (const login of ['', 'duty.officer', here.vms.credentials.login]) {
      assert.equal((await here.call('PATCH', MANAGE, { login })).status, 422);
    }
  });

  it('rejects an unknown login in the configured form', async () => {
    await using anyKey = await runBilling({ loginRefusal: 'anyKey' });
    const refused = await anyKey.call('PATCH', MANAGE, { login: 'nobody' });
    assert.deepEqual(errorKeys(refused.json), ['user']);
    await using notFound = await runBilling({ loginRefusal: 'notFound' });
    const missing = await notFound.call('PATCH', MANAGE, { login: 'nobody' });
    assert.equal(missing.status, 404);
    assert.deepEqual(missing.json, { message: 'Not found' });
  });

  it('quirks 16, 33: creates with 200, lets the password change by default', async () => {
    await using here = await runBilling();
    const billing_properties = [{ type: 'phone', value: '+375291550000' }];
    const body = { login: 'new.person', password: 'x', type: 'user', billing_properties };
    const response = await here.call('POST', MANAGE, body);
    assert.equal(response.status, 200);
    assertHasProperties(response.json, printed('billing-update-200'));
    assert.equal(requireMember(response.json, 'can_update_password'), true);
    const again = await here.call('POST', MANAGE, body);
    const errors = { login: ['The login has already been taken.'] };
    assert.deepEqual(requireMember(again.json, 'errors'), errors);
  });

  it('creates no special user and no sub-user', async () => {
    await using here = await runBilling();
    for (const type of ['special', 'subuser', 'unheard-of']) {
      const response = await here.call('POST', MANAGE, { login: 'new', password: 'x', type });
      assert.deepEqual(errorKeys(response.json), ['type']);
    }
  });

  it('deletes with 204, after which the user is unknown', async () => {
    await using here = await runBilling();
    assert.equal((await here.call('DELETE', MANAGE, { login: '200417' })).status, 204);
    assert.equal((await here.call('DELETE', MANAGE, { login: '200417' })).status, 422);
  });

  it('quirk 20: returns 400 in the 422 shape for failed deletions', async () => {
    await using here = await runBilling();
    const response = await here.call('DELETE', MANAGE, { login: '170500' });
    assert.equal(response.status, 400);
    assertHasProperties(response.json, { message: '', errors: { user: [''] } });
  });

  it('sets licences and reports which numbers are possible', async () => {
    await using here = await runBilling();
    const login = 'hanna.zhuk@mail.example';
    const numbers = { login, analytic_l1: 4, analytic_l2: 0 };
    const check = await here.call('POST', `${MANAGE}/licenses/check`, numbers);
    assert.deepEqual(check.json, { analytic_l1: true, analytic_l2: false });
    assert.equal((await here.call('POST', `${MANAGE}/licenses`, numbers)).status, 204);
    const refused = await here.call('POST', `${MANAGE}/licenses`, { login, analytic_l3: 'many' });
    assert.deepEqual(errorKeys(refused.json), ['analytic_l3']);
  });
});

describe('VMS Billing simulator, callers', () => {
  it('quirk 3: returns 405 for the wrong verb', async () => {
    await using here = await runBilling();
    const response = await here.call('PUT', MANAGE, { login: '170500' });
    assert.equal(response.status, 405);
    assert.equal(response.headers.get('allow'), 'POST, PATCH, DELETE');
  });

  it('quirk 7: admits all callers, no callers or a certain header', async () => {
    await using forbidden = await runBilling({ billingAuth: 'forbidden' });
    assert.equal((await forbidden.call('PATCH', MANAGE, { login: '170500' })).status, 403);
    await using guarded = await runBilling({
      billingAuth: { header: 'X-Token', value: 'canary-header' },
    });
    const body = { login: '170500' };
    assert.equal((await guarded.call('PATCH', MANAGE, body)).status, 401);
    const admitted = await guarded.call('PATCH', MANAGE, body, { 'x-token': 'canary-header' });
    assert.equal(admitted.status, 200);
  });

  it('quirk 22: returns errors as a page or redirect without JSON', async () => {
    await using here = await runBilling({ loginRefusal: 'notFound' });
    const html = { accept: 'text/html' };
    const refused = await here.call('PATCH', MANAGE, {}, html);
    assert.deepEqual([refused.status, refused.headers.get('location')], [302, '/']);
    const missing = await here.call('PATCH', MANAGE, { login: 'nobody' }, html);
    assert.equal(missing.status, 404);
    assert.match(missing.text, /^<!DOCTYPE html>/);
  });

  it('ignores bodies that are malformed or not declared as JSON', async () => {
    await using here = await runBilling();
    const plain = { 'content-type': 'text/plain' };
    const unread = await here.call('PATCH', MANAGE, { login: '170500' }, plain);
    assert.deepEqual(errorKeys(unread.json), ['login']);
    const url = `${here.vms.billing.url}${MANAGE}`;
    const headers = { accept: 'application/json', 'content-type': 'application/json' };
    const broken = await fetch(url, { method: 'PATCH', headers, body: '{"login":' });
    assert.equal(broken.status, 422);
  });

  it('prefers the language of Hl over the parameter hl', async () => {
    await using here = await runBilling();
    const russian = await here.call('PATCH', MANAGE, { login: 'nobody' }, { hl: 'ru' });
    assert.match(requireText(russian.json, 'errors.login.0'), /некорректно/);
    const byBody = await here.call('PATCH', MANAGE, { login: 'nobody', hl: 'ru' });
    assert.deepEqual(byBody.json, russian.json);
    const english = await here.call('PATCH', `${MANAGE}?hl=ru`, { login: 'nobody' }, { hl: 'en' });
    assert.match(requireText(english.json, 'errors.login.0'), /invalid/);
  });

  it('returns 404 for a read of users, which is undocumented', async () => {
    await using here = await runBilling();
    assert.equal((await here.call('GET', '/api/v1/billing/user')).status, 404);
    assert.equal((await here.call('GET', `${MANAGE}?login=170500`)).status, 405);
  });
});
