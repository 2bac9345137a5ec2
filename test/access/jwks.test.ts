import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { AccessError } from '../../src/access/access-error.ts';
import { createAuthenticator } from '../../src/access/authenticator.ts';
import { createJwks } from '../../src/access/jwks.ts';
import { settingsSchema } from '../../src/providers/registry.ts';
import {
  type Issuer,
  makeKey,
  type SigningKey,
  sign,
  startIssuer,
} from '../support/services/issuer.ts';
import { until } from '../support/upstreams/blocking-upstream.ts';
import { sendJson } from '../support/upstreams/http-server.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;

/** Authenticates by tokens of this issuer, with a clock that the test controls. */
function startClock(issuer: Issuer) {
  let now = Date.now();
  const providers = { active: { kind: 'activePlatform', url: issuer.url, apiToken: 'x' } };
  const { access } = settingsSchema().parse({ providers, access: issuer.access });
  const authenticator = createAuthenticator(access, {
    resolveKeys: async (issuers) => issuers.map((one) => createJwks(one, { now: () => now })),
    now: () => now,
  });
  /** Returns the name of the caller, or the code of the error. */
  const ask = async (key: SigningKey) => {
    const token = await sign(key, { nowSeconds: Math.floor(now / 1000) });
    try {
      const authenticate = await authenticator;
      const { name } = await authenticate({
        headersDistinct: { authorization: [`Bearer ${token}`] },
      });
      return name;
    } catch (error) {
      assert.ok(error instanceof AccessError);
      return error.code;
    }
  };
  return {
    ask,
    pass: (ms: number) => {
      now += ms;
    },
  };
}

/** Waits until the background fetch has arrived. */
const fetches = (issuer: Issuer, count: number): Promise<void> =>
  until(() => issuer.arrivals.length >= count);

const RSA = await makeKey('first');
const ELLIPTIC = await makeKey('first', 'ES256');

// Each test has its own issuer; one of them waits for a timeout.
describe('The keys of the issuer', { concurrency: true }, () => {
  test('B11: are known after 30 seconds and valid while published', async () => {
    await using issuer = await startIssuer();
    const second = await makeKey('second');
    const clock = startClock(issuer);
    assert.equal(await clock.ask(issuer.key), 'ann');
    issuer.publish(issuer.key, second);
    clock.pass(29 * SECOND);
    assert.equal(await clock.ask(second), 'UNAUTHENTICATED');
    assert.equal(issuer.arrivals.length, 1);
    clock.pass(SECOND);
    const both = await Promise.all([clock.ask(second), clock.ask(issuer.key), clock.ask(second)]);
    assert.deepEqual(both, ['ann', 'ann', 'ann']);
    assert.equal(issuer.arrivals.length, 2);
  });

  test('B11: are valid for at most ten minutes after revocation', async () => {
    await using issuer = await startIssuer();
    const second = await makeKey('second');
    const clock = startClock(issuer);
    assert.equal(await clock.ask(issuer.key), 'ann');
    issuer.publish(second);
    clock.pass(10 * MINUTE - SECOND);
    // This request starts a background fetch.
    assert.equal(await clock.ask(issuer.key), 'ann');
    await fetches(issuer, 2);
    clock.pass(SECOND);
    while ((await clock.ask(second)) !== 'ann') await new Promise(setImmediate);
    assert.equal(await clock.ask(issuer.key), 'UNAUTHENTICATED');
  });

  test('B6: are fetched at most once in 30 seconds', async () => {
    await using issuer = await startIssuer();
    issuer.result = (response) => response.destroy();
    const clock = startClock(issuer);
    for (let minute = 0; minute < 4; minute += 1) {
      for (let args = 0; args < 20; args += 1) {
        assert.equal(await clock.ask(issuer.key), 'AUTHENTICATION_UNAVAILABLE');
      }
      clock.pass(15 * SECOND);
    }
    assert.equal(issuer.arrivals.length, 2);
  });

  const publishing =
    (key: object): Issuer['result'] =>
    (response) =>
      sendJson(response, 200, { keys: [key] });
  const FAULTS: Readonly<Record<string, Issuer['result']>> = {
    'is down': (response) => response.destroy(),
    'responds with 500': (response) => response.writeHead(500).end('{"keys":[]}'),
    'responds with 204': (response) => response.writeHead(204).end(),
    redirects: (response, { url }) => response.writeHead(302, { location: `${url}?again` }).end(),
    'responds with HTML': (response) =>
      response.writeHead(200, { 'content-type': 'text/html' }).end('<html>'),
    'responds with other JSON': (response) => response.end('{"keys":{"kty":"RSA"}}'),
    'publishes no key': (response) => sendJson(response, 200, { keys: [] }),
    'publishes a shared secret': publishing({ kty: 'oct', k: 'c2VjcmV0', alg: 'HS256' }),
    'publishes a key for encryption': publishing({ ...RSA.jwk, use: 'enc' }),
    'publishes a key for other signatures': publishing({ ...RSA.jwk, alg: 'PS256' }),
    'publishes a key for other operations': publishing({ ...RSA.jwk, key_ops: ['encrypt'] }),
    'publishes a key of another type': publishing(ELLIPTIC.jwk),
    'publishes a key without a modulus': publishing({ ...RSA.jwk, n: undefined }),
    'responds with null': (response) => response.end('null'),
    'sends an endless response': (response) => {
      const chunk = `{"keys":[${' '.repeat(64 * 1024)}`;
      const write = (): void => {
        while (!response.destroyed && response.write(chunk));
        if (!response.destroyed) response.once('drain', write);
      };
      write();
    },
    'breaks off': (response) => {
      response.writeHead(200, { 'content-length': '1000' }).write('{"keys":[');
      setImmediate(() => response.destroy());
    },
  };
  for (const [what, result] of Object.entries(FAULTS)) {
    test(`B12: stay valid for ten minutes if the issuer ${what}`, async () => {
      await using issuer = await startIssuer();
      const good = issuer.result;
      const clock = startClock(issuer);
      issuer.result = result;
      assert.equal(await clock.ask(issuer.key), 'AUTHENTICATION_UNAVAILABLE');
      assert.equal(issuer.arrivals.length, 1);
      clock.pass(30 * SECOND);
      issuer.result = good;
      assert.equal(await clock.ask(issuer.key), 'ann');
      issuer.result = result;
      clock.pass(9 * MINUTE);
      assert.equal(await clock.ask(issuer.key), 'ann');
      await fetches(issuer, 3);
      clock.pass(MINUTE);
      assert.equal(await clock.ask(issuer.key), 'AUTHENTICATION_UNAVAILABLE');
    });
  }

  test('B12: are unavailable within seconds if the issuer hangs', async () => {
    await using issuer = await startIssuer();
    issuer.result = () => {};
    const startedAt = performance.now();
    assert.equal(await startClock(issuer).ask(issuer.key), 'AUTHENTICATION_UNAVAILABLE');
    assert.ok(performance.now() - startedAt < 10 * SECOND);
  });

  test('B12: accept no token if the key set is empty', async () => {
    await using issuer = await startIssuer();
    issuer.publish();
    assert.equal(await startClock(issuer).ask(issuer.key), 'AUTHENTICATION_UNAVAILABLE');
  });
});
