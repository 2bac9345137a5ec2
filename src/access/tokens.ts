import { type JWTPayload, type JWTVerifyGetKey, type JWTVerifyOptions, jwtVerify } from 'jose';
import { z } from 'zod';
import type { JwtSettings } from '../config/jwt-settings.ts';
import { BULK_SCOPE, SCOPES, type Scope } from '../config/scopes.ts';
import { AccessError } from './access-error.ts';
import { checkToken } from './check-token.ts';
import { describeTokenError, quoteClaim } from './describe-token-error.ts';
import type { Principal } from './principal.ts';
import { readScopeClaim } from './scope-claim.ts';

/** The claims that the gateway uses beside scopes; jose has validated the others. */
const claims = z.object({
  // The subject is written to the audit trail.
  sub: z.string().min(1).max(256),
  // An invalid list must be refused: ignoring it would allow all providers.
  providers: z.array(z.string()).optional(),
});

/**
 * Returns a function that verifies a token of one issuer, and returns its principal.
 *
 * @param keyFor finds the key by the `kid`; keys inside the token are ignored.
 * @param now returns the milliseconds since 1970.
 */
export function createTokenVerifier(
  settings: JwtSettings,
  keyFor: JWTVerifyGetKey,
  now: () => number,
): (token: string) => Promise<Principal> {
  const { issuer, audience, audienceClaim, clockSkewSeconds, maxAgeSeconds } = settings;
  const options: JWTVerifyOptions = {
    issuer,
    algorithms: [...settings.algorithms],
    requiredClaims: ['iss', audienceClaim, 'exp', 'iat', 'sub'],
    ...(audienceClaim === 'aud' && { audience: [...audience] }),
    clockTolerance: clockSkewSeconds,
    maxTokenAge: maxAgeSeconds,
  };
  return async (token) => {
    try {
      const verified = await jwtVerify(token, keyFor, { ...options, currentDate: new Date(now()) });
      checkToken(verified, settings);
      return toPrincipal(verified.payload, settings);
    } catch (error) {
      if (error instanceof AccessError) throw error;
      throw new AccessError('UNAUTHENTICATED', describeTokenError(error, token, settings));
    }
  };
}

function toPrincipal(payload: JWTPayload, settings: JwtSettings): Principal {
  const { data, error } = claims.safeParse(payload);
  if (data === undefined) {
    const claim = String(error.issues[0]?.path[0]);
    throw new AccessError('UNAUTHENTICATED', `the token's ${claim} has another form than expected`);
  }
  const { scopePrefix = '', grantedScopes, scopeClaim, name: issuer } = settings;
  const claim = readScopeClaim(payload, scopeClaim);
  // Tokens may also contain scopes of other services.
  const own = claim?.scopes
    .filter((scope) => scope.startsWith(scopePrefix))
    .map((scope) => scope.slice(scopePrefix.length));
  const scopes = new Set([...grantedScopes, ...(own ?? []).filter(isScope)]);
  return {
    name: data.sub,
    kind: 'jwt',
    issuer,
    scopes,
    scopeFault: scopes.size > 0 ? undefined : describeScopeFault(claim, settings),
    providers: data.providers && new Set(data.providers),
    lane: own?.includes(BULK_SCOPE) ? 'bulk' : undefined,
  };
}

function describeScopeFault(
  claim: ReturnType<typeof readScopeClaim>,
  { scopeClaim, scopePrefix }: JwtSettings,
): string {
  if (claim === undefined) {
    return `the token has no claim ${scopeClaim.join(' or ')}: see access.jwt.scopeClaim`;
  }
  const expected = `expected ${SCOPES.map((scope) => `${scopePrefix ?? ''}${scope}`).join(' or ')}`;
  return `the token's ${claim.name} is ${quoteClaim(claim.scopes)}, ${expected}: see access.jwt.scopeClaim and access.jwt.scopePrefix`;
}

const isScope = (text: string): text is Scope => SCOPES.some((scope) => scope === text);
