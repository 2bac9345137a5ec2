import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { requireMember, requireText } from '../../../test/support/values/json-property.ts';
import { assertHasProperties } from './assert-has-properties.ts';
import { errorKeys, runAdmin, send } from './vms-runs.ts';

describe('VMS Admin simulator, sessions', () => {
  it('quirk 25: returns a token that begins with the word Bearer', async () => {
    await using prefixed = await runAdmin();
    assert.match(requireText(prefixed.login.json, 'access_token'), /^Bearer canary-admin-token-/);
    await using bare = await runAdmin({ bearerPrefix: false });
    assert.match(requireText(bare.login.json, 'access_token'), /^canary-admin-token-/);
    assert.equal(requireMember(bare.login.json, 'token_type'), 'Bearer');
  });

  it('returns the administrator with permissions and groups beside the token', async () => {
    await using here = await runAdmin();
    const user = requireMember(here.login.json, 'user');
    assert.equal(requireMember(user, 'login'), here.vms.credentials.login);
    assert.equal(requireMember(user, 'is_licence_limit_reached'), false);
    const permissions = requireMember(user, 'permissions');
    assertHasProperties(permissions, [{ id: 0, name: '', display_name: '', group: '' }]);
    const groups = requireMember(user, 'admin_camera_groups');
    assertHasProperties(groups, [{ id: 0, full_pretty: '', csa_id: null }]);
  });

  it('writes expires_at without a zone, in local time', async () => {
    await using here = await runAdmin({ timeZone: 'Asia/Tokyo', tokenLifetimeMs: 60_000 });
    const written = requireText(here.login.json, 'expires_at');
    assert.match(written, /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/);
    const inMs = Date.parse(`${written.replace(' ', 'T')}+09:00`) - Date.now();
    assert.ok(inMs > 50_000 && inMs <= 60_000, `expires in ${inMs} ms`);
  });

  it('rejects wrong credentials with 422', async () => {
    await using here = await runAdmin();
    const body = { ...here.vms.credentials, password: 'wrong' };
    const wrong = await send('POST', `${here.url}/auth/token`, { body });
    assert.deepEqual([wrong.status, errorKeys(wrong.json)], [422, ['login']]);
    const empty = await send('POST', `${here.url}/auth/token`, { body: {} });
    assert.deepEqual(errorKeys(empty.json), ['login', 'password']);
  });

  it('quirk 6: returns 401 for a missing, wrong or doubly prefixed token', async () => {
    await using here = await runAdmin();
    for (const authorization of ['', 'Bearer wrong', `Bearer Bearer ${here.token}`]) {
      assert.equal((await here.call('GET', '/users/5', undefined, { authorization })).status, 401);
    }
  });

  it('returns 401 for a token that has expired', async () => {
    await using here = await runAdmin({ tokenLifetimeMs: 40 });
    await sleep(60);
    assert.equal((await here.call('GET', '/users/5')).status, 401);
  });

  it('ends the oldest session beyond the limit of the account', async () => {
    await using here = await runAdmin({ sessionsPerAccount: 2 });
    const signIn = async () => {
      const body = here.vms.credentials;
      const { json } = await send('POST', `${here.url}/auth/token`, { body });
      return requireText(json, 'access_token');
    };
    const tokens = [`Bearer ${here.token}`, await signIn(), await signIn()];
    const statuses = await Promise.all(
      tokens.map(async (authorization) => {
        const { status } = await here.call('GET', '/users/5', undefined, { authorization });
        return status;
      }),
    );
    assert.deepEqual(statuses, [401, 200, 200]);
  });

  it('clears tokens and changes when either simulator is reset', async () => {
    await using here = await runAdmin();
    await here.update({ login: '170500', status: 'blocked' });
    here.vms.billing.reset();
    assert.equal((await here.call('GET', '/users/5')).status, 401);
    const { json } = await here.update({ login: '170500' });
    assert.equal(requireMember(json, 'status'), 'active');
  });
});
