import { hash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { JWTVerifyGetKey } from 'jose';
import type { AccessSettings } from '../config/access-settings.ts';
import type { JwtSettings } from '../config/jwt-settings.ts';
import { AccessError } from './access-error.ts';
import { anonymousPrincipal, type Principal } from './principal.ts';

/** The form of RFC 6750, with exactly one space and nothing after the token. */
const BEARER = /^Bearer ([A-Za-z0-9\-._~+/]+=*)$/i;

/** Maximum length of a credential; no issuer makes longer ones. */
const MAX_LENGTH = 8192;

/**
 * Authenticates the caller of a request.
 *
 * @param request only its headers are used.
 * @throws {AccessError}
 */
export type Authenticate = (request: Request) => Promise<Principal>;

type Request = Pick<IncomingMessage, 'headersDistinct'>;

interface AuthenticatorOptions {
  /** Returns the function that finds the keys of each issuer, in the same order; the mode `jwt` requires it. */
  readonly resolveKeys?: (issuers: readonly JwtSettings[]) => Promise<readonly JWTVerifyGetKey[]>;
  /** Returns the milliseconds since 1970. */
  readonly now?: () => number;
}

/** Creates the authenticator for the configured access mode. */
export async function createAuthenticator(
  { mode, openSecrets, apiKeys, jwt, header }: AccessSettings,
  { resolveKeys, now = Date.now }: AuthenticatorOptions = {},
): Promise<Authenticate> {
  if (mode === 'open') {
    const anonymous = anonymousPrincipal(openSecrets ?? false);
    return async () => anonymous;
  }
  if (mode === 'apiKeys') {
    const verify = createApiKeyVerifier(apiKeys ?? []);
    return async (request) => verify(readBearer(request));
  }
  if (jwt === undefined || resolveKeys === undefined) {
    throw new Error('Settings passed the schema without access.jwt.');
  }
  const read = header === undefined ? readBearer : readHeader(header);
  // Only this mode loads jose.
  const { createVerifierOfIssuers } = await import('./issuers.ts');
  const verify = createVerifierOfIssuers(jwt, await resolveKeys(jwt), now);
  return async (request) => verify(read(request));
}

/** Returns a function that finds the principal of an API key, and throws `UNAUTHENTICATED` if the key is unknown. */
function createApiKeyVerifier(
  keys: NonNullable<AccessSettings['apiKeys']>,
): (key: string) => Principal {
  const entries = keys.map(({ name, sha256, scopes, providers, lane }) => ({
    digest: Buffer.from(sha256, 'hex'),
    principal: {
      name,
      kind: 'apiKey',
      scopes: new Set(scopes),
      providers: providers && new Set(providers),
      lane,
    } satisfies Principal,
  }));
  return (key) => {
    const digest = hash('sha256', key, 'buffer');
    // All digests have the same length and all are compared, so the time reveals neither a prefix nor an owner.
    const [owner] = entries.filter((entry) => timingSafeEqual(entry.digest, digest));
    if (owner === undefined)
      throw new AccessError('UNAUTHENTICATED', 'no key of access.apiKeys matches');
    return owner.principal;
  };
}

/** @throws {AccessError} `UNAUTHENTICATED` if `Authorization` does not contain exactly one bearer token. */
function readBearer(request: Request): string {
  const token = BEARER.exec(onlyValue(request, 'authorization'))?.[1];
  if (token !== undefined) return token;
  throw new AccessError(
    'UNAUTHENTICATED',
    'the header authorization is not "Bearer", one blank and a key or token',
  );
}

/** Returns a function that reads the token from a header that contains only the token. */
const readHeader = (name: string) => (request: Request) => onlyValue(request, name);

/** Refuses a repeated header: another component could check a different one of its values. */
function onlyValue({ headersDistinct }: Request, name: string): string {
  const [value = '', ...others] = headersDistinct[name] ?? [];
  const refuse = (fault: string) =>
    new AccessError('UNAUTHENTICATED', `the header ${name} ${fault}`);
  if (value === '') throw refuse('is missing or empty');
  if (others.length > 0) throw refuse('is sent more than once');
  if (value.length > MAX_LENGTH) throw refuse(`is longer than ${MAX_LENGTH} characters`);
  return value;
}
