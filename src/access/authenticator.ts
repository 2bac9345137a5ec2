import type { IncomingMessage } from 'node:http';
import type { JWTVerifyGetKey } from 'jose';
import type { AccessSettings } from '../config/access-settings.ts';
import type { JwtSettings } from '../config/jwt-settings.ts';
import { createApiKeyVerifier } from './api-keys.ts';
import { readBearer, readHeader } from './credential.ts';
import { anonymousPrincipal, type Principal } from './principal.ts';

/**
 * Authenticates the caller of a request.
 *
 * @param request only its headers are used.
 * @throws {AccessError}
 */
export type Authenticate = (
  request: Pick<IncomingMessage, 'headersDistinct'>,
) => Promise<Principal>;

interface AuthenticatorOptions {
  /** Returns the function that finds the keys of an issuer; the mode `jwt` requires it. */
  readonly resolveKeys?: (settings: JwtSettings['jwks']) => Promise<JWTVerifyGetKey>;
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
  const { createTokenVerifier } = await import('./tokens.ts');
  const verify = createTokenVerifier(jwt, await resolveKeys(jwt.jwks), now);
  return async (request) => verify(read(request));
}
