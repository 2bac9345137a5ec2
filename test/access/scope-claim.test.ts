import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { AccessError } from '../../src/access/access-error.ts';
import { createAuthenticator } from '../../src/access/authenticator.ts';
import { createJwks } from '../../src/access/jwks.ts';
import { settingsOver } from '../support/gateway/gateway.ts';
import { type Issuer, sign, startIssuer } from '../support/services/issuer.ts';

describe('The scopes of a token', () => {
  let issuer: Issuer;
  before(async () => {
    issuer = await startIssuer();
  });
  after(() => issuer[Symbol.asyncDispose]());

  /** Returns the scopes of a token, or why it has none, or why it is refused. */
  async function scopesOf(claims: object, settings: object = {}) {
    const { access } = settingsOver(
      { active: { kind: 'activePlatform', url: issuer.url, apiToken: 'x' } },
      { access: { mode: 'jwt', jwt: { ...issuer.access.jwt, ...settings } } },
    );
    const authenticate = await createAuthenticator(access, {
      resolveKeys: async (issuers) => issuers.map((one) => createJwks(one)),
    });
    const token = await sign(issuer.key, { claims: { scope: undefined, ...claims } });
    try {
      const headersDistinct = { authorization: [`Bearer ${token}`] };
      const { scopes, scopeFault, lane } = await authenticate({ headersDistinct });
      return scopeFault ?? [...scopes, ...(lane === 'bulk' ? ['bulk'] : [])];
    } catch (error) {
      assert.ok(error instanceof AccessError);
      return error.reason;
    }
  }

  it('are a text or a list', async () => {
    assert.deepEqual(await scopesOf({ scope: 'openid users:read metrics' }), [
      'users:read',
      'metrics',
    ]);
    assert.deepEqual(await scopesOf({ scp: ['users:read', 'lane:bulk'] }), ['users:read', 'bulk']);
    for (const scope of [1, null, { 'users:read': true }, ['users:read', 1]]) {
      assert.match(String(await scopesOf({ scope })), /scope is neither a text nor a list/);
    }
  });

  it('are those of the first claim of the settings only', async () => {
    const claims = { scope: 'openid', scp: 'users:read', permissions: ['users:write'] };
    assert.deepEqual(await scopesOf(claims, { scopeClaim: ['permissions', 'scp'] }), [
      'users:write',
    ]);
    assert.match(String(await scopesOf(claims)), /scope is openid, expected users:read or/);
    assert.match(
      String(await scopesOf(claims, { scopeClaim: 'roles' })),
      /^the token has no claim roles: see access\.jwt\.scopeClaim$/,
    );
  });

  it('are found in nested claims and in names with dots', async () => {
    const claims = {
      realm_access: { roles: ['users:read'] },
      'https://roster.example.net/scopes': 'metrics',
    };
    assert.deepEqual(await scopesOf(claims, { scopeClaim: 'realm_access.roles' }), ['users:read']);
    assert.deepEqual(await scopesOf(claims, { scopeClaim: 'https://roster.example.net/scopes' }), [
      'metrics',
    ]);
    for (const scopeClaim of [
      'realm_access.roles.length',
      '__proto__',
      'realm_access.constructor',
    ]) {
      assert.match(String(await scopesOf(claims, { scopeClaim })), /^the token has no claim /);
    }
  });

  it('lose the prefix, and count only with it', async () => {
    const claims = { scope: 'roster/users:read users:write other/metrics' };
    assert.deepEqual(await scopesOf(claims, { scopePrefix: 'roster/' }), ['users:read']);
  });

  it('include those that the settings grant', async () => {
    const grantedScopes = ['users:read'];
    assert.deepEqual(await scopesOf({}, { grantedScopes }), ['users:read']);
    assert.deepEqual(await scopesOf({ scp: 'metrics' }, { grantedScopes }), [
      'users:read',
      'metrics',
    ]);
  });
});
