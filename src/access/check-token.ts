import type { JWTPayload, JWTVerifyResult } from 'jose';
import { type JwtSettings, toTokenType } from '../config/jwt-settings.ts';
import { AccessError } from './access-error.ts';
import { describeMismatch } from './describe-token-error.ts';

/**
 * Checks what jose does not check of a verified token: its type, an audience that is not in `aud`, required claims, and
 * that it is no ID token.
 *
 * @throws {AccessError} `UNAUTHENTICATED`
 */
export function checkToken(
  { payload, protectedHeader: { typ } }: JWTVerifyResult,
  { type, audience, audienceClaim, requiredClaims, allowIdTokens }: JwtSettings,
): void {
  if (type !== 'any' && (typeof typ !== 'string' || !type.includes(toTokenType(typ)))) {
    throw refuse(describeMismatch('typ', typ, type, 'access.jwt.type'));
  }
  if (audienceClaim !== 'aud' && !hasAny(payload[audienceClaim], audience)) {
    const value = payload[audienceClaim];
    throw refuse(describeMismatch(audienceClaim, value, audience, 'access.jwt.audience'));
  }
  for (const [claim, accepted] of Object.entries(requiredClaims)) {
    const value = Object.hasOwn(payload, claim) ? payload[claim] : undefined;
    if (hasAny(value, accepted)) continue;
    // Values such as addresses of people do not belong in a log.
    const fault = value === undefined ? 'absent' : 'none of the accepted values';
    throw refuse(`the token's ${claim} is ${fault}: see access.jwt.requiredClaims`);
  }
  const sign = allowIdTokens ? undefined : findOtherUse(payload);
  if (sign === undefined) return;
  throw refuse(
    `the token is no access token, because it has ${sign}: the client must send the access token, see access.jwt.allowIdTokens`,
  );
}

const refuse = (reason: string) => new AccessError('UNAUTHENTICATED', reason);

const hasAny = (value: unknown, accepted: readonly string[]): boolean =>
  Array.isArray(value)
    ? value.some((one) => accepted.includes(one))
    : typeof value === 'string' && accepted.includes(value);

/** Values of the claim `typ` of Keycloak (`TokenUtil`) for tokens that are no access tokens. */
const OTHER_TYPES: readonly unknown[] = ['ID', 'Refresh', 'Offline', 'Logout'];

/** Claims that only ID tokens (OpenID Connect Core 1.0, 3.1.3.6 and 3.3.2.11) or logout tokens have. */
const OTHER_CLAIMS = ['at_hash', 'c_hash', 's_hash', 'events'];

/** Returns what shows that a token is an ID token, a refresh token or a logout token; undefined if nothing does. */
function findOtherUse(payload: JWTPayload): string | undefined {
  const { typ, token_use: use } = payload;
  if (OTHER_TYPES.includes(typ)) return `the claim typ: ${String(typ)}`;
  // Amazon Cognito writes `access` or `id`.
  if (use === 'id') return 'the claim token_use: id';
  const claim = OTHER_CLAIMS.find((name) => Object.hasOwn(payload, name));
  return claim && `the claim ${claim}`;
}
