import assert from 'node:assert/strict';
import { constants, createHmac, KeyObject, sign as signBytes } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import { exportSPKI } from 'jose';
import type { Gateway } from '../../src/app/process.ts';
import { report } from '../support/drills/drill.ts';
import { startGatewayOver } from '../support/gateway/gateway.ts';
import {
  goodClaims,
  type Issuer,
  makeKey,
  type SigningKey,
  sign,
  startIssuer,
} from '../support/services/issuer.ts';
import { sendJson, startHttpServer, type TestServer } from '../support/upstreams/http-server.ts';

const now = () => Math.floor(Date.now() / 1000);
const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
const bearer = (token: string) => ({ authorization: `Bearer ${token}` });

/** Builds a token by hand, because jose refuses to make it. */
const unsigned = (header: object, signature = '') =>
  `${encode(header)}.${encode(goodClaims())}.${signature}`;

type Headers = Readonly<Record<string, string>> | readonly (readonly [string, string])[];

describe('A hostile token', () => {
  let upstream: TestServer;
  let attacker: TestServer;
  let issuer: Issuer;
  let gateway: Gateway;
  /** A key that only the attacker knows. */
  let stranger: SigningKey;
  before(async () => {
    upstream = await startHttpServer((response) => sendJson(response, 200, { id: 1 }));
    attacker = await startHttpServer((response) =>
      sendJson(response, 200, { keys: [stranger.jwk] }),
    );
    issuer = await startIssuer();
    stranger = await makeKey('first');
    gateway = await startGatewayOver(
      { active: { kind: 'activePlatform', url: upstream.url, apiToken: 'x' } },
      { access: issuer.access },
    );
  });
  after(async () => {
    await gateway.close();
    for (const server of [upstream, attacker, issuer]) await server[Symbol.asyncDispose]();
  });

  const ask = async (headers: Headers, query = '') => {
    const sent = new Headers([...(Array.isArray(headers) ? headers : Object.entries(headers))]);
    sent.set('content-type', 'application/json');
    sent.set('x-request-id', 'tried');
    const response = await fetch(`${gateway.url}/graphql${query}`, {
      method: 'POST',
      headers: sent,
      body: JSON.stringify({ query: '{ user(id: "active/user/1") { id } }' }),
    });
    return {
      status: response.status,
      challenge: response.headers.get('www-authenticate'),
      text: await response.text(),
    };
  };

  test('is refused while a valid one is accepted', async () => {
    const { status, text } = await ask(bearer(await sign(issuer.key)));
    assert.deepEqual([status, text], [200, '{"data":{"user":{"id":"active/user/1"}}}\n']);
  });

  const good = () => sign(issuer.key);
  const claims = (changed: Record<string, unknown>) => async () =>
    bearer(await sign(issuer.key, { claims: changed }));
  const header =
    (changed: Record<string, unknown>, key = () => issuer.key) =>
    async () =>
      bearer(await sign(key(), { header: changed }));
  const hmac = (alg: string, secret: () => Promise<string>) => async () => {
    const text = `${encode({ alg, kid: 'first', typ: 'at+jwt' })}.${encode(goodClaims())}`;
    const signature = createHmac('sha256', await secret())
      .update(text)
      .digest('base64url');
    return bearer(`${text}.${signature}`);
  };
  const pem = () => exportSPKI(issuer.key.publicKey);
  /** Signed with the public key of the issuer; a library without a fixed algorithm would accept it. */
  const withSameKey = (alg: string, hash: string, padding: number) => async () => {
    const text = `${encode({ alg, kid: 'first', typ: 'at+jwt' })}.${encode(goodClaims())}`;
    const key = KeyObject.from(issuer.key.privateKey);
    const signature = signBytes(hash, Buffer.from(text), { key, padding, saltLength: 32 });
    return bearer(`${text}.${signature.toString('base64url')}`);
  };
  const other = (alg: string) => async () =>
    bearer(await sign({ ...(await makeKey('first', alg)), alg }));

  const HOSTILE: Readonly<Record<string, () => Promise<Headers>>> = {
    'B1: none at all': async () => ({}),
    'B1: an empty header': async () => ({ authorization: '' }),
    'B1: a scheme without a token': async () => ({ authorization: 'Bearer' }),
    'B1: two blanks': async () => ({ authorization: `Bearer  ${await good()}` }),
    'B1: words after it': async () => ({ authorization: `Bearer ${await good()} x` }),
    'B1: another scheme': async () => ({ authorization: `Basic ${await good()}` }),
    'B1: no scheme': async () => ({ authorization: await good() }),
    'B1: two in one header': async () => ({ authorization: `Bearer ${await good()}, Bearer x` }),
    'B1: 10 kB': async () => bearer('x'.repeat(10_000)),
    'B1: no token at all': async () => bearer('x'),
    'B1: three dots': async () => bearer('...'),
    'B1: in another header': async () => ({ 'x-roster-principal': await good() }),
    'B1: in a cookie': async () => ({ cookie: `authorization=Bearer ${await good()}` }),
    'B2: alg none': async () => bearer(unsigned({ alg: 'none', typ: 'at+jwt' })),
    'B2: alg nOnE': async () => bearer(unsigned({ alg: 'nOnE', typ: 'at+jwt', kid: 'first' })),
    'B2: alg none with a signature': async () =>
      bearer(unsigned({ alg: 'none', typ: 'at+jwt' }, (await good()).split('.')[2])),
    'B2: no alg': async () => bearer(unsigned({ typ: 'at+jwt', kid: 'first' }, 'eA')),
    'B2: its signature removed': async () =>
      bearer(`${(await good()).split('.').slice(0, 2).join('.')}.`),
    'B2: claims changed under the signature': async () => {
      const [head, , signature] = (await good()).split('.');
      return bearer(`${head}.${encode({ ...goodClaims(), sub: 'root' })}.${signature}`);
    },
    'B3: HS256 with the public key as the secret': hmac('HS256', pem),
    'B3: HS256 with the modulus as the secret': hmac('HS256', async () => String(issuer.key.jwk.n)),
    'B3: RS256 with an HMAC for a signature': hmac('RS256', pem),
    'B4: RS384': withSameKey('RS384', 'sha384', constants.RSA_PKCS1_PADDING),
    'B4: PS256': withSameKey('PS256', 'sha256', constants.RSA_PKCS1_PSS_PADDING),
    'B4: ES256': other('ES256'),
    'B4: EdDSA': other('Ed25519'),
    'B5: an embedded key': async () =>
      bearer(await sign(stranger, { header: { jwk: stranger.jwk } })),
    'B5: a jku': async () =>
      bearer(await sign(stranger, { header: { jku: `${attacker.url}/jwks` } })),
    'B5: a jku and a kid of its own': async () =>
      bearer(await sign(stranger, { header: { jku: `${attacker.url}/jwks`, kid: 'x' } })),
    'B5: an x5u': async () =>
      bearer(await sign(stranger, { header: { x5u: `${attacker.url}/x` } })),
    'B5: an x5c': async () => bearer(await sign(stranger, { header: { x5c: ['MIIB'] } })),
    'B5: an unknown crit': async () =>
      bearer(unsigned({ alg: 'RS256', typ: 'at+jwt', kid: 'first', crit: ['x'], x: 1 }, 'eA')),
    'B5: a key of the same kid that is not the issuer’s': async () => bearer(await sign(stranger)),
    'B5: a payload that is not encoded': async () =>
      bearer(
        unsigned({ alg: 'RS256', typ: 'at+jwt', kid: 'first', b64: false, crit: ['b64'] }, 'eA'),
      ),
    'B1: five parts, as of an encrypted one': async () => bearer(`${await good()}.x.y`),
    'B6: a kid that is a path': header({ kid: '../../../etc/passwd' }),
    'B6: a kid that is a query': header({ kid: "x' OR '1'='1" }),
    'B6: a kid of another type': async () =>
      bearer(unsigned({ alg: 'RS256', typ: 'at+jwt', kid: ['first'] }, 'eA')),
    'B6: a kid of the prototype': header({ kid: '__proto__' }),
    'B7: expired by 61 seconds': claims({ exp: now() - 61 }),
    'B7: no exp': claims({ exp: undefined }),
    'B7: an exp that is a text': claims({ exp: '9999999999' }),
    'B7: an exp that is null': claims({ exp: null }),
    'B7: not yet': claims({ nbf: now() + 61 }),
    'B7: made in the future': claims({ iat: now() + 61 }),
    'B7: no iat': claims({ iat: undefined }),
    'B7: an iat that is a text': claims({ iat: '1' }),
    'B7: made too long ago': claims({ iat: now() - 3700 }),
    'B8: no audience': claims({ aud: undefined }),
    'B8: the audience of a sibling': claims({ aud: 'roster-staging' }),
    'B8: several audiences without us': claims({ aud: ['Roster', 'roster/'] }),
    'B8: an audience that is an object': claims({ aud: { roster: true } }),
    'B8: no issuer': claims({ iss: undefined }),
    'B8: the issuer with a slash': claims({ iss: 'https://id.example.net/' }),
    'B8: the issuer in upper case': claims({ iss: 'HTTPS://ID.EXAMPLE.NET' }),
    'B8: a longer issuer': claims({ iss: 'https://id.example.net.evil.example' }),
    'B8: a list of issuers': claims({ iss: ['https://id.example.net'] }),
    'B9: an ID token': header({ typ: 'JWT' }),
    'B9: no type': header({ typ: undefined }),
    'B9: a refresh token': header({ typ: 'rt+jwt' }),
    'B9: no subject': claims({ sub: undefined }),
    'B9: an empty subject': claims({ sub: '' }),
    'B9: a subject of a thousand letters': claims({ sub: 'x'.repeat(1000) }),
    'B9: scopes of another form': claims({ scope: { 'users:read': true } }),
    'B9: providers that are no list': claims({ providers: 'active' }),
    'B9: providers that are null': claims({ providers: null }),
    'B9: claims that are no object': async () => {
      const [head, , signature] = (await good()).split('.');
      return bearer(`${head}.${encode([])}.${signature}`);
    },
  };

  for (const [title, make] of Object.entries(HOSTILE)) {
    test(`${title}: is refused like every other`, async () => {
      const arrived = upstream.arrivals.length;
      const result = await ask(await make());
      assert.deepEqual(result, {
        status: 401,
        challenge: 'Bearer',
        text: '{"errors":[{"message":"Credentials are missing or not accepted: send a valid key or token.","extensions":{"code":"UNAUTHENTICATED","write":"NOT_APPLIED","requestId":"tried"}}]}',
      });
      assert.equal(upstream.arrivals.length, arrived);
      assert.equal(attacker.arrivals.length, 0);
    });
  }

  test('is one of many kinds', (t) => {
    const count = Object.keys(HOSTILE).length;
    assert.ok(count >= 30);
    report(t, `${count} kinds of hostile tokens, all refused alike`);
  });

  test('B1: in the URL: is refused like every other', async () => {
    const { status } = await ask({}, `?access_token=${await good()}`);
    assert.equal(status, 401);
  });

  test('B1: is refused if the header is repeated', async () => {
    const { connect } = await import('node:net');
    const token = await good();
    const { hostname, port } = new URL(gateway.url);
    const body = '{"query":"{ providers { id } }"}';
    const result = await new Promise<string>((resolve, reject) => {
      let text = '';
      const socket = connect(Number(port), hostname, () =>
        socket.write(
          `POST /graphql HTTP/1.1\r\nHost: ${hostname}\r\nConnection: close\r\nContent-Type: application/json\r\n` +
            `Authorization: Bearer ${token}\r\nAuthorization: Bearer ${token}\r\nContent-Length: ${body.length}\r\n\r\n${body}`,
        ),
      );
      socket
        .on('data', (chunk) => {
          text += chunk;
        })
        .on('end', () => resolve(text))
        .on('error', reject);
    });
    assert.match(result, /^HTTP\/1\.1 400 /);
  });

  test('B6: with an unknown kid causes no further fetch', async () => {
    const startedAt = performance.now();
    const fetched = issuer.arrivals.length;
    for (let sent = 0; sent < 300; sent += 50) {
      const responses = await Promise.all(
        Array.from({ length: 50 }, async (_none, index) =>
          ask(bearer(unsigned({ alg: 'RS256', typ: 'at+jwt', kid: `k${sent + index}` }, 'eA'))),
        ),
      );
      assert.ok(responses.every(({ status }) => status === 401));
    }
    const allowed = 1 + Math.floor((performance.now() - startedAt) / 30_000);
    assert.ok(issuer.arrivals.length - fetched <= allowed);
    assert.equal(fetched, 1);
  });
});
