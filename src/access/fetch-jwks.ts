import type { JSONWebKeySet } from 'jose';
import { z } from 'zod';
import type { JwtSettings } from '../config/jwt-settings.ts';
import { discoverJwks } from './discover-jwks.ts';
import { fetchJson, IssuerError } from './fetch-json.ts';

/** The time for the discovery document and the key set together, in ms. */
const TIMEOUT_MS = 5000;

/** Checks only the outer form: jose validates each key when it is used. */
const keySet = z.looseObject({ keys: z.array(z.looseObject({ kty: z.string() })) });

/** The public keys of an issuer. */
interface FetchedJwks {
  readonly keys: JSONWebKeySet;
  /** The address of the key set. */
  readonly url: URL;
}

/**
 * Fetches the public keys of an issuer.
 *
 * @param lastUrl the address of the key set that was found before; it is used if the discovery document cannot be read now.
 * @throws {IssuerError}
 */
export async function fetchJwks(
  settings: Pick<JwtSettings, 'issuer' | 'jwks'>,
  lastUrl?: URL,
): Promise<FetchedJwks> {
  const { url: configured, caFile } = settings.jwks;
  const signal = AbortSignal.timeout(TIMEOUT_MS);
  const url = configured ?? (await findUrl(settings, signal, lastUrl));
  const { data } = keySet.safeParse(
    await fetchJson(url, { subject: 'the key set', caFile, signal }),
  );
  if (data === undefined) throw new IssuerError('the key set has another form than RFC 7517');
  return { keys: data, url };
}

async function findUrl(
  settings: Pick<JwtSettings, 'issuer' | 'jwks'>,
  signal: AbortSignal,
  lastUrl: URL | undefined,
): Promise<URL> {
  try {
    return await discoverJwks(settings, signal);
  } catch (error) {
    if (lastUrl === undefined || signal.aborted) throw error;
    return lastUrl;
  }
}
