import { decodeJwt, decodeProtectedHeader, errors, type JWTPayload } from 'jose';
import type { JwtSettings } from '../config/jwt-settings.ts';

/** The settings of `access.jwt` that a token is compared with. */
type Expected = Pick<JwtSettings, 'issuer' | 'audience' | 'audienceClaim' | 'algorithms'>;

/** Reasons by the codes of jose. */
const REASONS: Readonly<Record<string, string>> = {
  ERR_JWS_INVALID: 'the token is not a signed JWT',
  ERR_JWT_INVALID: 'the token is not a signed JWT',
  ERR_JOSE_NOT_SUPPORTED: 'the token needs an extension of JWT that is not supported',
  ERR_JWS_SIGNATURE_VERIFICATION_FAILED:
    "the token's signature does not match the key that the issuer has for its kid",
  ERR_JWKS_NO_MATCHING_KEY:
    "the issuer's key set has no key for the token's kid and alg: see access.jwt.jwks.url",
  ERR_JWKS_MULTIPLE_MATCHING_KEYS:
    "the token has no kid, and several keys of the issuer's key set match it",
};

/**
 * Returns in words why a token is refused, for the log. Of the token it quotes only short values of `typ`, `alg`, `iss`
 * and `aud`, which configurations are compared with; the values of claims come from a verified token.
 *
 * @param error what jose has thrown.
 */
export function describeTokenError(error: unknown, token: string, expected: Expected): string {
  if (error instanceof errors.JWTExpired) return describeAge(error.claim);
  if (error instanceof errors.JWTClaimValidationFailed) return describeClaim(error, expected);
  if (error instanceof errors.JOSEAlgNotAllowed) {
    const { alg } = readHeader(token);
    return describeMismatch('alg', alg, expected.algorithms, 'access.jwt.algorithms');
  }
  // Another issuer has other keys. The claim is not verified, which does not matter for a log.
  const iss = readClaims(token).iss;
  if (iss !== undefined && iss !== expected.issuer) {
    return describeMismatch('iss', iss, [expected.issuer], 'access.jwt.issuer');
  }
  // Unusable keys of the set throw errors that are not from jose.
  const code = error instanceof errors.JOSEError ? error.code : '';
  return REASONS[code] ?? "the issuer's key for the token cannot be used: see access.jwt.jwks.url";
}

const describeAge = (claim: string) =>
  claim === 'iat'
    ? "the token's iat is older than access.jwt.maxAgeSeconds allows"
    : 'the token has expired: its exp is in the past';

function describeClaim(
  { claim, reason, payload }: { claim: string; reason: string; payload: JWTPayload },
  { issuer, audience, audienceClaim }: Expected,
): string {
  if (claim === 'iss') return describeMismatch(claim, payload.iss, [issuer], 'access.jwt.issuer');
  if (claim === audienceClaim) {
    return describeMismatch(claim, payload[claim], audience, 'access.jwt.audience');
  }
  if (reason === 'missing') return `the token has no ${claim}`;
  if (reason === 'invalid') return `the token's ${claim} is not a number`;
  return `the token's ${claim} is in the future: compare the clocks of issuer and gateway`;
}

/** Returns the reason that a value of a token is not one of those that a setting accepts. */
export const describeMismatch = (
  name: string,
  value: unknown,
  accepted: readonly string[],
  setting: string,
): string =>
  `the token's ${name} is ${quoteClaim(value)}, expected ${accepted.join(' or ')}: see ${setting}`;

/** Characters of media types, algorithms, URLs and client ids. */
const QUOTABLE = /^[\w.+:/@~-]{1,100}$/;

/** Returns the value of a claim or of a property of the header for a reason; `absent` or `unusual` if it is not quoted. */
export function quoteClaim(value: unknown): string {
  if (value === undefined) return 'absent';
  const texts: readonly unknown[] = Array.isArray(value) ? value.slice(0, 5) : [value];
  const quoted = texts.filter((text) => typeof text === 'string' && QUOTABLE.test(text));
  return quoted.length === texts.length && quoted.length > 0 ? quoted.join(', ') : 'unusual';
}

function readHeader(token: string): Readonly<Record<string, unknown>> {
  try {
    return decodeProtectedHeader(token);
  } catch {
    return {};
  }
}

function readClaims(token: string): JWTPayload {
  try {
    return decodeJwt(token);
  } catch {
    return {};
  }
}
