import { SignJWT } from 'jose';
import type { SigningKey } from '../services/issuer.ts';
import type { TokenShape } from './provider-tokens.ts';

/** Signs a token of an issuer, so that it has a minute left. */
export async function signShape(
  { header, claims, lifetimeSeconds }: TokenShape,
  issuer: string,
  key: SigningKey,
): Promise<string> {
  const exp = Math.floor(Date.now() / 1000) + 60;
  const all = { iss: issuer, iat: exp - lifetimeSeconds, exp, ...claims };
  return new SignJWT(all)
    .setProtectedHeader({ alg: key.alg, kid: key.kid, ...header })
    .sign(key.privateKey);
}
