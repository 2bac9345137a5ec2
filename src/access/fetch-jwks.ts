import { createLocalJWKSet, errors, type JSONWebKeySet, type JWTVerifyGetKey } from 'jose';
import { z } from 'zod';
import type { JwtSettings } from '../config/jwt-settings.ts';
import { discoverJwks } from './discover-jwks.ts';
import { fetchJson, IssuerError } from './fetch-json.ts';

/** The time for the discovery document and the key set together, in ms. */
const TIMEOUT_MS = 5000;

/** Checks only the outer form: jose validates each key when it is used. */
const keySet = z.looseObject({ keys: z.array(z.looseObject({ kty: z.string() })) });

/** The settings that say where the keys are, and what they are for. */
export type KeySetSettings = Pick<JwtSettings, 'issuer' | 'jwks' | 'algorithms'>;

/** The public keys of an issuer. */
interface FetchedJwks {
  readonly keys: JSONWebKeySet;
  readonly find: JWTVerifyGetKey;
  /** The address of the key set. */
  readonly url: URL;
}

/**
 * Fetches the public keys of an issuer. At least one of them can verify a token: an issuer that loses its keys for a while
 * must not end the use of those that were fetched before.
 *
 * @param lastUrl the address of the key set that was found before; it is used if the discovery document cannot be read now.
 * @throws {IssuerError}
 */
export async function fetchJwks(settings: KeySetSettings, lastUrl?: URL): Promise<FetchedJwks> {
  const { url: configured, caFile } = settings.jwks;
  const signal = AbortSignal.timeout(TIMEOUT_MS);
  const url = configured ?? (await findUrl(settings, signal, lastUrl));
  const { data } = keySet.safeParse(
    await fetchJson(url, { subject: 'the key set', caFile, signal }),
  );
  if (data === undefined) throw new IssuerError('the key set has another form than RFC 7517');
  const find = createLocalJWKSet(data);
  const { algorithms } = settings;
  const usable = await Promise.all(algorithms.map((alg) => hasKey(find, alg)));
  if (usable.includes(true)) return { keys: data, find, url };
  const names = algorithms.join(' or ');
  throw new IssuerError(
    `the key set has no key for signatures by ${names} (access.jwt.algorithms)`,
  );
}

/** Returns whether a key set has a key of an algorithm that can be read. */
async function hasKey(find: JWTVerifyGetKey, alg: string): Promise<boolean> {
  try {
    await find({ alg }, { payload: '', signature: '' });
    return true;
  } catch (error) {
    // Tokens say by their `kid` which of several keys is meant.
    return error instanceof errors.JWKSMultipleMatchingKeys;
  }
}

async function findUrl(
  settings: KeySetSettings,
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
