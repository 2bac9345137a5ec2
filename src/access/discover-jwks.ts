import { z } from 'zod';
import type { JwtSettings } from '../config/jwt-settings.ts';
import { isPrivate, toBaseUrl } from '../config/setting-types.ts';
import { fetchJson, IssuerError } from './fetch-json.ts';

/** The part of a discovery document that is used. */
const discoveryDocument = z.looseObject({ issuer: z.string(), jwks_uri: z.string() });

/**
 * Returns the address of the key set of an issuer, as its discovery document names it: that of OpenID Connect Discovery 1.0,
 * or, if there is none, that of RFC 8414.
 *
 * The libraries for this (`openid-client`, `oauth4webapi`) use `fetch`, which limits no response and trusts no other
 * certificate authorities.
 *
 * @throws {IssuerError}
 */
export async function discoverJwks(
  { issuer, jwks: { caFile, allowHttp } }: Pick<JwtSettings, 'issuer' | 'jwks'>,
  signal: AbortSignal,
): Promise<URL> {
  const [openId, oauth] = toDiscoveryUrls(new URL(issuer));
  const subject = 'the discovery document of the issuer';
  const fetching = { subject, caFile, signal };
  const document = await fetchJson(openId, fetching).catch((error: unknown) => {
    if (!(error instanceof IssuerError) || error.status === null) throw error;
    return fetchJson(oauth, fetching).catch(() => {
      throw error;
    });
  });
  const { data } = discoveryDocument.safeParse(document);
  if (data === undefined) {
    throw new IssuerError(`${subject} names no issuer or no jwks_uri`);
  }
  if (data.issuer !== issuer) {
    // An issuer could otherwise name the keys of another one.
    throw new IssuerError(`${subject} names another issuer than access.jwt.issuer`);
  }
  const url = toBaseUrl(data.jwks_uri);
  if (url !== undefined && (allowHttp || isPrivate(url))) return url;
  throw new IssuerError(`${subject} names a jwks_uri that is no https URL`);
}

/** Returns the addresses of the discovery documents of an issuer: below its path, and before its path (RFC 8414). */
function toDiscoveryUrls(issuer: URL): readonly [URL, URL] {
  const path = issuer.pathname.replace(/\/$/, '');
  return [
    new URL(`${path}/.well-known/openid-configuration`, issuer),
    new URL(`/.well-known/oauth-authorization-server${path}`, issuer),
  ];
}
