import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { AccessError } from '../../src/access/access-error.ts';
import { fetchJwks } from '../../src/access/fetch-jwks.ts';
import { createJwks } from '../../src/access/jwks.ts';
import {
  type DiscoveryServer,
  startDiscoveryServer,
} from '../support/services/discovery-server.ts';
import { makeKey, type SigningKey } from '../support/services/issuer.ts';

const OPENID = '/.well-known/openid-configuration';
const OAUTH = '/.well-known/oauth-authorization-server';
const MINUTE = 60_000;

describe('The keys of an issuer without jwks.url', () => {
  let server: DiscoveryServer;
  let key: SigningKey;
  let issuer: string;
  before(async () => {
    key = await makeKey('first');
    server = await startDiscoveryServer(key.jwk);
    issuer = `${server.url}/realms/staff`;
    server.issuers.push(issuer);
  });
  after(() => server[Symbol.asyncDispose]());
  beforeEach(() => {
    server.document = {};
    server.statuses = {};
  });

  const jwks = { allowHttp: false };
  const algorithms = ['RS256' as const];
  const load = () => fetchJwks({ issuer, jwks, algorithms });
  /** Returns the paths that are requested while a function runs. */
  const pathsDuring = async (run: () => Promise<unknown>) => {
    const from = server.arrivals.length;
    await run();
    return server.arrivals.slice(from).map(({ url }) => url);
  };
  /** Finds the key of a token, or returns the reason why there is none. */
  const find = async (keys: ReturnType<typeof createJwks>) => {
    try {
      await keys({ alg: key.alg, kid: key.kid }, { payload: '', signature: '' });
      return 'found';
    } catch (error) {
      assert.ok(error instanceof AccessError);
      assert.equal(error.code, 'AUTHENTICATION_UNAVAILABLE');
      return error.reason;
    }
  };

  it('are found by the document of OpenID Connect', async () => {
    assert.deepEqual(await pathsDuring(load), [`/realms/staff${OPENID}`, '/keys']);
  });

  it('are found by the document of RFC 8414 otherwise', async () => {
    server.statuses = { [OPENID]: 404 };
    const paths = [`/realms/staff${OPENID}`, `${OAUTH}/realms/staff`, '/keys'];
    assert.deepEqual(await pathsDuring(load), paths);
  });

  const REFUSED: readonly (readonly [string, Readonly<Record<string, unknown>>, RegExp])[] = [
    ['of another issuer', { issuer: 'https://evil.example' }, /names another issuer than/],
    ['without an issuer', { issuer: undefined }, /names no issuer or no jwks_uri/],
    ['without a key set', { jwks_uri: undefined }, /names no issuer or no jwks_uri/],
    [
      'with a key set at plain http',
      { jwks_uri: 'http://id.example.net/keys' },
      /names a jwks_uri that is no https URL/,
    ],
    [
      'with a key set in a file',
      { jwks_uri: 'file:///etc/passwd' },
      /names a jwks_uri that is no https URL/,
    ],
    ['of more than 256 KiB', { filler: 'x'.repeat(300_000) }, /has more than 256 KiB/],
  ];
  for (const [title, document, reason] of REFUSED) {
    it(`B25: are not fetched by a document ${title}`, async () => {
      server.document = document;
      const paths = await pathsDuring(() => assert.rejects(load(), reason));
      assert.ok(!paths.includes('/keys'));
    });
  }

  it('are fetched once for many tokens', async () => {
    const keys = createJwks({ issuer, jwks, algorithms });
    const paths = await pathsDuring(async () => {
      const found = await Promise.all(Array.from({ length: 20 }, () => find(keys)));
      assert.deepEqual([...new Set(found)], ['found']);
    });
    assert.deepEqual(paths, [`/realms/staff${OPENID}`, '/keys']);
  });

  it('stay available while the document cannot be read', async () => {
    let now = 0;
    const keys = createJwks({ issuer, jwks, algorithms }, { now: () => now });
    assert.equal(await find(keys), 'found');
    server.statuses = { [OPENID]: 500, [OAUTH]: 500 };
    now += 11 * MINUTE;
    const paths = await pathsDuring(async () => assert.equal(await find(keys), 'found'));
    assert.equal(paths.at(-1), '/keys');
  });

  it('are requested again after 30 seconds, with the reason until then', async () => {
    server.statuses = { [OPENID]: 503, [OAUTH]: 404 };
    let now = 0;
    const keys = createJwks({ issuer, jwks, algorithms }, { now: () => now });
    const reason = `the keys of the issuer ${issuer} cannot be fetched: the discovery document of the issuer responds with HTTP 503. See access.jwt.jwks`;
    assert.equal(await find(keys), reason);
    server.statuses = {};
    now += MINUTE / 2 - 1;
    assert.deepEqual(await pathsDuring(async () => assert.equal(await find(keys), reason)), []);
    now += 1;
    assert.equal(await find(keys), 'found');
  });
});
