import type { IncomingMessage } from 'node:http';
import type { JWTVerifyGetKey } from 'jose';
import type { AccessSettings } from '../config/access-settings.ts';
import type { JwtSettings } from '../config/jwt-settings.ts';
import { createApiKeys } from './api-keys.ts';
import { readBearer, readHeader } from './credential.ts';
import { createJwks } from './jwks.ts';
import { openPrincipal, type Principal } from './principal.ts';
import { createTokens } from './tokens.ts';

/**
 * Says who calls.
 *
 * @param request its headers alone are looked at.
 * @throws {AccessError}
 */
export type Authenticate = (
  request: Pick<IncomingMessage, 'headersDistinct'>,
) => Promise<Principal>;

interface AuthenticatorOptions {
  /** The keys of an issuer. */
  readonly keysOf?: (settings: JwtSettings['jwks']) => JWTVerifyGetKey;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
}

/** How the settings want callers to be known. */
export function createAuthenticator(
  { mode, openSecrets, apiKeys, jwt, header }: AccessSettings,
  { keysOf = createJwks, now = Date.now }: AuthenticatorOptions = {},
): Authenticate {
  if (mode === 'open') {
    const everybody = openPrincipal(openSecrets ?? false);
    return async () => everybody;
  }
  if (mode === 'apiKeys') {
    const principalOf = createApiKeys(apiKeys ?? []);
    return async (request) => principalOf(readBearer(request));
  }
  if (jwt === undefined) throw new Error('Settings passed the schema without access.jwt.');
  const read = header === undefined ? readBearer : readHeader(header);
  const principalOf = createTokens(jwt, keysOf(jwt.jwks), now);
  return async (request) => principalOf(read(request));
}
