import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { AccessError } from '../../src/access/access-error.ts';
import { type Authenticate, createAuthenticator } from '../../src/access/authenticator.ts';
import { JwksCache } from '../../src/access/jwks-cache.ts';
import { toCallerId } from '../../src/access/principal.ts';
import { settingsOver } from '../support/gateway/gateway.ts';
import { ISSUER, type Issuer, makeKey, sign, startIssuer } from '../support/services/issuer.ts';

const PARTNERS = 'https://partners.example.net';

describe('Several issuers', () => {
  let staff: Issuer;
  let partners: Issuer;
  let authenticate: Authenticate;
  let cache: JwksCache;
  const settings = () => {
    const providers = { active: { kind: 'activePlatform', url: staff.url, apiToken: 'x' } };
    const jwt = [
      staff.access.jwt,
      { ...partners.access.jwt, issuer: PARTNERS, name: 'partners', grantedScopes: ['metrics'] },
    ];
    return settingsOver(providers, { access: { mode: 'jwt', jwt } }).access;
  };
  before(async () => {
    // Both have a key of the same id, so the id does not say whose key it is.
    staff = await startIssuer(await makeKey('first'));
    partners = await startIssuer(await makeKey('first'));
    cache = new JwksCache();
    authenticate = await createAuthenticator(settings(), {
      resolveKeys: async (all) => (await cache.prepare(all)).find,
    });
  });
  after(async () => {
    await staff[Symbol.asyncDispose]();
    await partners[Symbol.asyncDispose]();
  });

  /** Returns the caller of a token, or the reason of its refusal. */
  const ask = async (token: string) => {
    try {
      return await authenticate({ headersDistinct: { authorization: [`Bearer ${token}`] } });
    } catch (error) {
      assert.ok(error instanceof AccessError);
      return error.reason;
    }
  };
  const callerOf = async (token: string) => {
    const caller = await ask(token);
    return typeof caller === 'string' ? caller : toCallerId(caller);
  };
  const ofPartners = (claims: object = {}) =>
    sign(partners.key, { claims: { iss: PARTNERS, ...claims } });

  it('B26: have callers of their own with the same subject', async () => {
    assert.equal(await callerOf(await sign(staff.key)), 'jwt:ann');
    assert.equal(await callerOf(await ofPartners()), 'jwt@partners:ann');
  });

  it('B26: cannot name a caller of another issuer', async () => {
    for (const sub of ['partners:ann', '@partners:ann', 'jwt@partners:ann']) {
      assert.equal(await callerOf(await sign(staff.key, { claims: { sub } })), `jwt:${sub}`);
    }
    const sub = 'apiKey:support';
    assert.equal(await callerOf(await ofPartners({ sub })), 'jwt@partners:apiKey:support');
  });

  it('B26: are verified with their own keys alone', async () => {
    const mismatch = /signature does not match/;
    assert.match(await callerOf(await sign(partners.key)), mismatch);
    assert.match(await callerOf(await sign(staff.key, { claims: { iss: PARTNERS } })), mismatch);
  });

  it('grant their own scopes', async () => {
    const [one, other] = [await ask(await sign(staff.key)), await ask(await ofPartners())];
    assert.ok(typeof one !== 'string' && typeof other !== 'string');
    assert.deepEqual([...one.scopes], ['users:read']);
    assert.deepEqual([...other.scopes], ['metrics', 'users:read']);
  });

  it('do not include unknown ones, which are named in the log', async () => {
    const known = `${ISSUER} or ${PARTNERS}: see access.jwt.issuer`;
    for (const [iss, shown] of [
      ['https://id.example.net/', 'https://id.example.net/'],
      [undefined, 'absent'],
      [{ url: ISSUER }, 'unusual'],
      [`https://evil.example/\n${'x'.repeat(500)}`, 'unusual'],
      ['__proto__', '__proto__'],
    ] as const) {
      const reason = await callerOf(await sign(staff.key, { claims: { iss } }));
      assert.equal(reason, `the token's iss is ${shown}, expected ${known}`);
    }
    assert.equal(await callerOf('abc'), 'the token is not a signed JWT');
  });

  it('keep their keys over a reload with the same issuers', async () => {
    await callerOf(await sign(staff.key));
    const { jwt = [] } = settings();
    const get = async (issuers: typeof jwt) => {
      const { find, use } = await cache.prepare(issuers);
      use();
      return find;
    };
    const before = await get(jwt);
    assert.deepEqual(await get([...jwt].reverse()), [...before].reverse());
    // Another configuration that is prepared and dropped changes nothing.
    await cache.prepare([]);
    const [only] = await get(jwt.slice(0, 1));
    assert.equal(only, before[0]);
    assert.notEqual((await get(jwt))[1], before[1]);
  });

  it('report only fetches of the configuration in use', async () => {
    const events: string[] = [];
    const observed = new JwksCache({
      add: (issuer) => events.push(`add ${issuer}`),
      observe: (issuer) => events.push(`fetch ${issuer}`),
      remove: (issuer) => events.push(`remove ${issuer}`),
    });
    const { jwt = [] } = settings();
    const [first, second] = [await observed.prepare(jwt), await observed.prepare([])];
    assert.deepEqual(events, []);
    first.use();
    second.use();
    const token = await sign(staff.key);
    const [head = '', payload = '', signature = ''] = token.split('.');
    const header = JSON.parse(Buffer.from(head, 'base64url').toString());
    assert.ok(await first.find[0]?.(header, { payload, protected: head, signature }));
    const names = jwt.map(({ issuer }) => issuer);
    assert.deepEqual(events, [
      ...names.map((issuer) => `add ${issuer}`),
      ...names.map((issuer) => `remove ${issuer}`),
    ]);
  });
});
