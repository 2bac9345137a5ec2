import { decodeJwt, type JWTVerifyGetKey } from 'jose';
import type { JwtSettings } from '../config/jwt-settings.ts';
import { AccessError } from './access-error.ts';
import { describeMismatch } from './describe-token-error.ts';
import type { Principal } from './principal.ts';
import { createTokenVerifier } from './tokens.ts';

type Verify = (token: string) => Promise<Principal>;

/**
 * Returns a function that verifies a token of any of several issuers, and returns its principal.
 *
 * @param keys finds the keys of each issuer, in the same order.
 * @param now returns the milliseconds since 1970.
 */
export function createVerifierOfIssuers(
  issuers: readonly JwtSettings[],
  keys: readonly JWTVerifyGetKey[],
  now: () => number,
): Verify {
  const verifiers = new Map<unknown, Verify>();
  issuers.forEach((settings, index) => {
    const keyFor = keys[index];
    if (keyFor === undefined) throw new Error('An issuer has no keys.');
    verifiers.set(settings.issuer, createTokenVerifier(settings, keyFor, now));
  });
  const [only] = verifiers.values();
  // A single issuer needs no choice, so its tokens are decoded once.
  if (verifiers.size === 1 && only !== undefined) return only;
  return async (token) => {
    const issuer = readIssuer(token);
    // The issuer is not verified yet: it only chooses the verifier, which requires exactly this issuer and its keys.
    const verify = verifiers.get(issuer);
    if (verify !== undefined) return verify(token);
    const known = issuers.map((settings) => settings.issuer);
    const reason = describeMismatch('iss', issuer, known, 'access.jwt.issuer');
    throw new AccessError('UNAUTHENTICATED', reason);
  };
}

/** @throws {AccessError} `UNAUTHENTICATED` if the token is no JWT. */
function readIssuer(token: string): unknown {
  try {
    return decodeJwt(token).iss;
  } catch {
    throw new AccessError('UNAUTHENTICATED', 'the token is not a signed JWT');
  }
}
