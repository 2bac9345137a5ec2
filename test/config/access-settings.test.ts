import assert from 'node:assert/strict';
import { describe, it, test } from 'node:test';
import { parse } from 'yaml';
import { checkSettings } from '../../src/config/check-settings.ts';
import { settingsSchema } from '../../src/providers/registry.ts';
import { readSource } from '../support/files/sources.ts';

const providers = { active: { kind: 'activePlatform', url: 'http://127.0.0.1:1', apiToken: 'x' } };

/** Returns the problems of `access`, or of the whole configuration. */
const problemsOf = (access: object, more: object = {}) =>
  checkSettings({ providers, access, ...more }, settingsSchema()).problems;

const SHA = 'a'.repeat(64);
const KEY = { name: 'support', sha256: SHA, scopes: ['users:read'] };
const JWT = {
  issuer: 'https://id.example.net',
  audience: 'roster',
  algorithms: ['RS256'],
  jwks: { url: 'https://id.example.net/jwks.json' },
};

describe('The settings of access', () => {
  it('accept each mode with its options on its hosts', () => {
    const server = { host: '0.0.0.0' };
    assert.deepEqual(problemsOf({ mode: 'apiKeys', apiKeys: [KEY] }, { server }), []);
    assert.deepEqual(problemsOf({ mode: 'jwt', jwt: JWT }, { server }), []);
    assert.deepEqual(problemsOf({ mode: 'jwt', jwt: JWT, header: 'x-roster-principal' }), []);
    assert.deepEqual(problemsOf({ openSecrets: true }), []);
    assert.deepEqual(problemsOf({ mode: 'open' }, { server }), [
      'server.host: must be a loopback host with access.mode: open; to serve others set access.mode to apiKeys or jwt',
    ]);
  });

  it('report missing options and those of other modes', () => {
    assert.deepEqual(problemsOf({ mode: 'apiKeys' }), [
      'access.apiKeys: is required with access.mode: apiKeys; `roster key` creates a key and prints its entry',
    ]);
    assert.deepEqual(problemsOf({ mode: 'jwt' }), [
      'access.jwt: is required with access.mode: jwt; set issuer and audience',
    ]);
    assert.deepEqual(problemsOf({ mode: 'apiKeys', apiKeys: [KEY], openSecrets: true }), [
      'access.openSecrets: is not allowed with access.mode: apiKeys',
    ]);
    assert.deepEqual(problemsOf({ mode: 'open', apiKeys: [KEY] }), [
      'access.apiKeys: is not allowed with access.mode: open',
    ]);
  });

  it('require issuer, audience and a way to the keys of tokens', () => {
    assert.deepEqual(problemsOf({ mode: 'jwt', jwt: {} }), [
      'access.jwt.issuer: is missing: Required value of `iss`, compared exactly',
      'access.jwt.audience: is missing: Identifier of this gateway at the issuer; the claim `audienceClaim` must have it, or one of the list',
    ]);
    const ofIssuer = (issuer: string, jwks: object = {}) =>
      problemsOf({ mode: 'jwt', jwt: { issuer, audience: 'roster', jwks } });
    assert.deepEqual(ofIssuer('https://id.example.net/realms/staff'), []);
    assert.deepEqual(ofIssuer('http://127.0.0.1:8080'), []);
    assert.deepEqual(ofIssuer('http://id.example.net', { allowHttp: true }), []);
    assert.deepEqual(ofIssuer('router', { url: 'https://id.example.net/jwks.json' }), []);
    assert.deepEqual(ofIssuer('http://id.example.net'), [
      'access.jwt.issuer: must be https, or set jwks.url or jwks.allowHttp: true',
    ]);
    assert.deepEqual(ofIssuer('router'), [
      'access.jwt.jwks.url: is missing; keys can be found only if issuer is an https URL',
    ]);
    const plain = { ...JWT, jwks: { url: 'http://id.example.net/jwks.json' } };
    assert.deepEqual(problemsOf({ mode: 'jwt', jwt: plain }), [
      'access.jwt.jwks.url: must be https, or set allowHttp: true',
    ]);
  });

  it('accept one issuer or a list of issuers with different names', () => {
    const other = { ...JWT, issuer: 'https://sts.example.net' };
    const ofList = (...jwt: readonly object[]) => problemsOf({ mode: 'jwt', jwt });
    assert.deepEqual(ofList(JWT, { ...other, name: 'partners' }), []);
    assert.deepEqual(ofList(), ['access.jwt: must not be an empty list']);
    assert.deepEqual(ofList(JWT, other), [
      'access.jwt.1.name: is missing; only one issuer may have no name',
    ]);
    assert.deepEqual(ofList({ ...JWT, name: 'a' }, { ...JWT, name: 'a' }), [
      'access.jwt.1.issuer: must be unique among the issuers',
      'access.jwt.1.name: must be unique among the issuers',
    ]);
    assert.deepEqual(ofList({ ...JWT, name: 'a:b' }), [
      'access.jwt.0.name: must be 1 to 64 letters, digits, dots, hyphens and underscores',
    ]);
  });

  it('name the mistake in a value of several forms', () => {
    const ofJwt = (jwt: unknown) => problemsOf({ mode: 'jwt', jwt });
    assert.deepEqual(ofJwt('keycloak'), [
      'access.jwt: must be a map of options or a list, such as [a, b]; options are name, issuer, audience, audienceClaim, algorithms, jwks, type, allowIdTokens, requiredClaims, scopeClaim, scopePrefix, grantedScopes',
    ]);
    assert.deepEqual(ofJwt([{ ...JWT, typ: 'JWT' }]), [
      'access.jwt.0.typ: unknown option, did you mean type?',
    ]);
    assert.deepEqual(ofJwt({ ...JWT, audience: 1 }), [
      'access.jwt.audience: must be a string or a list, such as [a, b]',
    ]);
    assert.deepEqual(ofJwt({ ...JWT, type: [], audience: [''] }), [
      'access.jwt.audience.0: must not be empty',
      'access.jwt.type: must not be an empty list',
    ]);
    assert.deepEqual(ofJwt({ ...JWT, requiredClaims: { hd: true } }), [
      'access.jwt.requiredClaims.hd: must be a string or a list, such as [a, b]',
    ]);
  });

  it('read types of tokens as media types', () => {
    const typeOf = (type: unknown) => {
      const access = { mode: 'jwt', jwt: { ...JWT, type } };
      return checkSettings({ providers, access }, settingsSchema()).settings?.access.jwt?.[0]?.type;
    };
    assert.deepEqual(typeOf(undefined), ['at+jwt']);
    assert.deepEqual(typeOf(['JWT', 'application/AT+JWT']), ['jwt', 'at+jwt']);
    assert.deepEqual([typeOf('any'), typeOf(['at+jwt', 'any'])], ['any', 'any']);
  });

  it('require unique names and digests and existing providers', () => {
    assert.deepEqual(problemsOf({ mode: 'apiKeys', apiKeys: [KEY, KEY] }), [
      'access.apiKeys.1.name: must be unique among the keys',
      'access.apiKeys.1.sha256: must be unique among the keys',
    ]);
    assert.deepEqual(problemsOf({ mode: 'apiKeys', apiKeys: [{ ...KEY, providers: ['other'] }] }), [
      'access.apiKeys.0.providers.0: names a provider that is not configured; configured are active',
    ]);
    assert.deepEqual(problemsOf({ protectedUsers: [{ provider: 'other', id: '1' }] }), [
      'access.protectedUsers.0.provider: names a provider that is not configured; configured are active',
    ]);
    assert.deepEqual(problemsOf({ mode: 'apiKeys', apiKeys: [{ ...KEY, scopes: ['admin'] }] }), [
      'access.apiKeys.0.scopes.0: must be one of users:read, users:write, secrets:read, explain, metrics',
    ]);
  });

  it('are accepted as the pages show them, in ten lines', () => {
    const shown = ['docs/configuration.md', 'docs/security.md'].flatMap((page) =>
      [...readSource(page).matchAll(/```yaml\n([\s\S]*?)```/g)].map(([, text = '']) => text),
    );
    const ofAccess = shown.filter((text) => /^access:/m.test(text));
    const vendors = { ...providers, vms: providers.active, onapp: providers.active };
    for (const text of ofAccess) {
      const value = { ...parse(text), providers: vendors };
      assert.deepEqual(checkSettings(value, settingsSchema()).problems, [], text);
    }
    const modes = shown.map((text) => parse(text).access?.mode);
    assert.equal(modes.filter((mode) => mode === 'apiKeys').length, 2);
    assert.equal(modes.filter((mode) => mode === 'jwt').length, 11);
    const lines = readSource('docs/configuration.md').match(/```yaml\nserver[\s\S]*?```/g) ?? [];
    assert.deepEqual(
      lines.map((text) => text.trim().split('\n').length - 2 <= 10),
      [true, true],
    );
  });

  test('B10: refuse shared secrets without showing their values', () => {
    for (const algorithm of ['HS256', 'none']) {
      const jwt = { ...JWT, algorithms: [algorithm], secret: 'canary-8' };
      const problems = problemsOf({ mode: 'jwt', jwt });
      assert.match(problems[0] ?? '', /^access\.jwt\.algorithms\.0: must be one of RS256, /);
      assert.match(problems[1] ?? '', /^access\.jwt\.secret: unknown option; others here are /);
      assert.doesNotMatch(problems.join(), /canary/);
    }
  });

  test('accept a digest in upper case as the same one', () => {
    const upper = { ...KEY, name: 'upper', sha256: KEY.sha256.toUpperCase() };
    assert.deepEqual(problemsOf({ mode: 'apiKeys', apiKeys: [upper] }), []);
    assert.deepEqual(problemsOf({ mode: 'apiKeys', apiKeys: [KEY, upper] }), [
      'access.apiKeys.1.sha256: must be unique among the keys',
    ]);
  });

  test('B14: refuse a literal key without showing its value', () => {
    const problems = problemsOf({
      mode: 'apiKeys',
      apiKeys: [{ ...KEY, sha256: 'roster_canary' }],
    });
    assert.deepEqual(problems, [
      'access.apiKeys.0.sha256: must be 64 hex digits, as roster key prints them',
    ]);
  });
});
