import type { IncomingMessage } from 'node:http';
import type { AccessSettings } from '../config/access-settings.ts';
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
  /** Milliseconds since 1970. */
  readonly now?: () => number;
}

/** How the settings want callers to be known. */
export function createAuthenticator(
  { mode, openSecrets, apiKeys, jwt, header }: AccessSettings,
  { now = Date.now }: AuthenticatorOptions = {},
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
  const principalOf = createTokens(jwt, createJwks(jwt.jwks, now), now);
  return async (request) => principalOf(read(request));
}
