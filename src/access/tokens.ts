import { type JWTPayload, type JWTVerifyGetKey, jwtVerify } from 'jose';
import { z } from 'zod';
import type { JwtSettings } from '../config/jwt-settings.ts';
import { BULK_SCOPE, SCOPES, type Scope } from '../config/scopes.ts';
import { AccessError } from './access-error.ts';
import { describeTokenError } from './describe-token-error.ts';
import type { Principal } from './principal.ts';

const REQUIRED = ['iss', 'aud', 'exp', 'iat', 'sub'];

/** The claims that the gateway uses; jose has validated the others. */
const claims = z.object({
  // The subject is written to the audit trail.
  sub: z.string().min(1).max(256),
  scope: z.string().optional(),
  scopes: z.array(z.string()).optional(),
  // An invalid list must be refused: ignoring it would allow all providers.
  providers: z.array(z.string()).optional(),
});

/**
 * Returns a function that verifies a token and returns its principal.
 *
 * @param keyFor finds the key by the `kid`; keys inside the token are ignored.
 * @param now returns the milliseconds since 1970.
 */
export function createTokenVerifier(
  settings: JwtSettings,
  keyFor: JWTVerifyGetKey,
  now: () => number,
): (token: string) => Promise<Principal> {
  const { issuer, audience, type, clockSkewSeconds, maxAgeSeconds } = settings;
  const algorithms = [...settings.algorithms];
  return async (token) => {
    try {
      const { payload } = await jwtVerify(token, keyFor, {
        ...{ issuer, audience, algorithms, typ: type, requiredClaims: REQUIRED },
        clockTolerance: clockSkewSeconds,
        maxTokenAge: maxAgeSeconds,
        currentDate: new Date(now()),
      });
      return toPrincipal(payload);
    } catch (error) {
      if (error instanceof AccessError) throw error;
      throw new AccessError('UNAUTHENTICATED', describeTokenError(error, token, settings));
    }
  };
}

function toPrincipal(payload: JWTPayload): Principal {
  const { data, error } = claims.safeParse(payload);
  if (data === undefined) {
    const claim = String(error.issues[0]?.path[0]);
    throw new AccessError('UNAUTHENTICATED', `the token's ${claim} has another form than expected`);
  }
  const scopes = data.scope?.split(' ') ?? data.scopes ?? [];
  const providers = data.providers && new Set(data.providers);
  // Tokens may also contain scopes of other services.
  const lane = scopes.includes(BULK_SCOPE) ? 'bulk' : undefined;
  return { name: data.sub, kind: 'jwt', scopes: new Set(scopes.filter(isScope)), providers, lane };
}

const isScope = (text: string): text is Scope => SCOPES.some((scope) => scope === text);
