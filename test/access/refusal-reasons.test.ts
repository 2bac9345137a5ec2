import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { AccessError } from '../../src/access/access-error.ts';
import { type Authenticate, createAuthenticator } from '../../src/access/authenticator.ts';
import { createJwks } from '../../src/access/jwks.ts';
import { settingsOver } from '../support/gateway/gateway.ts';
import { type Issuer, makeKey, sign, startIssuer } from '../support/services/issuer.ts';

const NOW_SECONDS = Math.floor(Date.now() / 1000);

describe('The reason of a refused token', () => {
  let issuer: Issuer;
  let authenticate: Authenticate;
  before(async () => {
    issuer = await startIssuer();
    const { access } = settingsOver(
      { active: { kind: 'activePlatform', url: issuer.url, apiToken: 'x' } },
      { access: issuer.access },
    );
    authenticate = await createAuthenticator(access, {
      resolveKeys: async (issuers) => issuers.map((one) => createJwks(one)),
    });
  });
  after(() => issuer[Symbol.asyncDispose]());

  /** Returns the reason why such a request is refused. */
  const reasonOf = async (...authorization: readonly string[]) => {
    const headersDistinct = authorization.length > 0 ? { authorization: [...authorization] } : {};
    try {
      await authenticate({ headersDistinct });
    } catch (error) {
      assert.ok(error instanceof AccessError);
      for (const value of authorization) assert.ok(!error.reason.includes(value));
      return error.reason;
    }
    return assert.fail('The request was not refused.');
  };
  const withClaims = async (claims: Readonly<Record<string, unknown>>) =>
    `Bearer ${await sign(issuer.key, { claims })}`;
  const withHeader = async (header: Readonly<Record<string, unknown>>) =>
    `Bearer ${await sign(issuer.key, { header })}`;

  const REASONS: readonly (readonly [
    title: string,
    make: () => Promise<readonly string[]>,
    reason: string,
  ])[] = [
    ['absent', async () => [], 'the header authorization is missing or empty'],
    [
      'sent twice',
      async () => ['Bearer a', 'b'],
      'the header authorization is sent more than once',
    ],
    [
      'too long',
      async () => [`Bearer ${'x'.repeat(9000)}`],
      'the header authorization is longer than 8192 characters',
    ],
    [
      'of another scheme',
      async () => ['Basic abcdef'],
      'the header authorization is not "Bearer", one blank and a key or token',
    ],
    ['no JWT', async () => ['Bearer abcdef'], 'the token is not a signed JWT'],
    [
      'of another type',
      async () => [await withHeader({ typ: 'JWT' })],
      "the token's typ is JWT, expected at+jwt: see access.jwt.type",
    ],
    [
      'without a type',
      async () => [await withHeader({ typ: undefined })],
      "the token's typ is absent, expected at+jwt: see access.jwt.type",
    ],
    [
      'of an unusual type',
      async () => [await withHeader({ typ: 'a\nb' })],
      "the token's typ is unusual, expected at+jwt: see access.jwt.type",
    ],
    [
      'of another audience',
      async () => [await withClaims({ aud: ['account', 'billing'] })],
      "the token's aud is account, billing, expected roster: see access.jwt.audience",
    ],
    [
      'without an audience',
      async () => [await withClaims({ aud: undefined })],
      "the token's aud is absent, expected roster: see access.jwt.audience",
    ],
    [
      'of another issuer',
      async () => [await withClaims({ iss: 'https://id.example.net/' })],
      "the token's iss is https://id.example.net/, expected https://id.example.net: see access.jwt.issuer",
    ],
    [
      'expired',
      async () => [await withClaims({ exp: NOW_SECONDS - 100 })],
      'the token has expired: its exp is in the past',
    ],
    [
      'too old',
      async () => [await withClaims({ iat: NOW_SECONDS - 4000 })],
      "the token's iat is older than access.jwt.maxAgeSeconds allows",
    ],
    [
      'of the future',
      async () => [await withClaims({ nbf: NOW_SECONDS + 100 })],
      "the token's nbf is in the future: compare the clocks of issuer and gateway",
    ],
    [
      'without an expiry',
      async () => [await withClaims({ exp: undefined })],
      'the token has no exp',
    ],
    [
      'of an expiry that is a text',
      async () => [await withClaims({ exp: 'x' })],
      "the token's exp is not a number",
    ],
    [
      'without a subject',
      async () => [await withClaims({ sub: '' })],
      "the token's sub has another form than expected",
    ],
    [
      'of another algorithm',
      async () => [`Bearer ${await sign(await makeKey('first', 'ES256'))}`],
      "the token's alg is ES256, expected RS256: see access.jwt.algorithms",
    ],
    [
      'of an unknown key',
      async () => [await withHeader({ kid: 'other' })],
      "the issuer's key set has no key for the token's kid and alg: see access.jwt.jwks.url",
    ],
    [
      'signed by another key',
      async () => [`Bearer ${await sign(await makeKey('first'))}`],
      "the token's signature does not match the key that the issuer has for its kid",
    ],
  ];
  for (const [title, make, reason] of REASONS) {
    it(`is in words if it is ${title}`, async () => {
      assert.equal(await reasonOf(...(await make())), reason);
    });
  }
});
