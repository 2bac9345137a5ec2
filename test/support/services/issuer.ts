import { exportJWK, generateKeyPair, type JWK, type JWTPayload, SignJWT } from 'jose';
import { sendJson, startHttpServer, type TestServer } from '../upstreams/http-server.ts';

/** A pair of keys; the public one is part of a key set. */
export interface SigningKey {
  readonly kid: string;
  readonly alg: string;
  readonly privateKey: Awaited<ReturnType<typeof generateKeyPair>>['privateKey'];
  readonly publicKey: Awaited<ReturnType<typeof generateKeyPair>>['publicKey'];
  readonly jwk: JWK;
}

export async function makeKey(kid: string, alg = 'RS256'): Promise<SigningKey> {
  const { privateKey, publicKey } = await generateKeyPair(alg, { extractable: true });
  // There is no `alg`: it would do a part of the gateway's work.
  return { kid, alg, privateKey, publicKey, jwk: { ...(await exportJWK(publicKey)), kid } };
}

export const ISSUER = 'https://id.example.net';
export const AUDIENCE = 'roster';

/** Signs tokens, and serves its public keys at a real address. */
export interface Issuer extends AsyncDisposable {
  readonly url: string;
  readonly key: SigningKey;
  /** Fetches of the key set arrive here. */
  readonly arrivals: TestServer['arrivals'];
  /** Settings of `access` that trust it. */
  readonly access: { readonly mode: 'jwt'; readonly jwt: Readonly<Record<string, unknown>> };
  /** A response to send from now on instead of the key set. */
  result: Parameters<typeof startHttpServer>[0];
  /** Publishes other keys from now on. */
  readonly publish: (...keys: readonly SigningKey[]) => void;
}

export async function startIssuer(key?: SigningKey): Promise<Issuer> {
  const first = key ?? (await makeKey('first'));
  const server = await startHttpServer((response, arrival) => issuer.result(response, arrival));
  const publish = (...keys: readonly SigningKey[]) => {
    issuer.result = (response) => sendJson(response, 200, { keys: keys.map(({ jwk }) => jwk) });
  };
  const jwt = {
    issuer: ISSUER,
    audience: AUDIENCE,
    algorithms: ['RS256'],
    jwks: { url: `${server.url}/jwks.json` },
  };
  const issuer: Issuer = {
    url: server.url,
    key: first,
    arrivals: server.arrivals,
    access: { mode: 'jwt', jwt },
    result: () => {},
    publish,
    [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
  };
  publish(first);
  return issuer;
}

/** Returns the claims of a valid token; `nowSeconds` is the current time. */
export const goodClaims = (nowSeconds = Math.floor(Date.now() / 1000)): JWTPayload => ({
  iss: ISSUER,
  aud: AUDIENCE,
  sub: 'ann',
  iat: nowSeconds,
  exp: nowSeconds + 300,
  scope: 'users:read openid',
});

interface Signing {
  /** Overrides for the valid claims; undefined removes one. */
  readonly claims?: Readonly<Record<string, unknown>>;
  /** Overrides for the valid header. */
  readonly header?: Readonly<Record<string, unknown>>;
  readonly nowSeconds?: number;
}

/** Signs a token that is valid except for the overrides. */
export async function sign(
  { kid, alg, privateKey }: SigningKey,
  { claims = {}, header = {}, nowSeconds }: Signing = {},
): Promise<string> {
  const all = { ...goodClaims(nowSeconds), ...claims };
  return new SignJWT(all)
    .setProtectedHeader({ alg, kid, typ: 'at+jwt', ...header })
    .sign(privateKey);
}
