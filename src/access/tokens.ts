import { errors, type JWTPayload, type JWTVerifyGetKey, jwtVerify } from 'jose';
import { z } from 'zod';
import type { JwtSettings } from '../config/jwt-settings.ts';
import { SCOPES, type Scope } from '../config/scopes.ts';
import { AccessError } from './access-error.ts';
import type { Principal } from './principal.ts';

const REQUIRED = ['iss', 'aud', 'exp', 'iat', 'sub'];

/** What is ours of the claims, once jose has checked the rest. */
const claims = z.object({
  // It goes into the trail of changes.
  sub: z.string().min(1).max(256),
  scope: z.string().optional(),
  scopes: z.array(z.string()).optional(),
  // One that is no list would otherwise be none, and open what it was to close.
  providers: z.array(z.string()).optional(),
});

/**
 * Who a token speaks for.
 *
 * @param keyFor finds the key by the `kid`; keys that the token brings along are never looked at.
 * @param now milliseconds since 1970.
 */
export function createTokens(
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
      // Also what is no error of jose: a key of the set that cannot be used fails as it likes.
      throw new AccessError('UNAUTHENTICATED', reasonOf(error));
    }
  };
}

function toPrincipal(payload: JWTPayload): Principal {
  const { data } = claims.safeParse(payload);
  if (data === undefined) throw new AccessError('UNAUTHENTICATED', 'claims');
  const named = data.scope?.split(' ') ?? data.scopes ?? [];
  const providers = data.providers && new Set(data.providers);
  // Tokens also hold scopes of others.
  return { name: data.sub, kind: 'jwt', scopes: new Set(named.filter(isScope)), providers };
}

const isScope = (text: string): text is Scope => SCOPES.some((scope) => scope === text);

/** Codes of jose and names of claims that it checks, which are words of the specification. */
function reasonOf(error: unknown): string {
  if (error instanceof errors.JWTClaimValidationFailed || error instanceof errors.JWTExpired) {
    return `${error.code} ${error.claim}`;
  }
  return error instanceof errors.JOSEError ? error.code : 'unusable';
}
