import { errors, type JWTVerifyGetKey } from 'jose';
import { AccessError } from './access-error.ts';
import { IssuerError } from './fetch-json.ts';
import { fetchJwks, type KeySetSettings } from './fetch-jwks.ts';

/** Minimum time between two fetches in ms, whatever keys are requested and whether the last fetch succeeded. */
const COOLDOWN_MS = 30_000;

/** The age in ms after which keys are refreshed in the background. */
const REFRESH_MS = 5 * 60_000;

/** The age in ms after which keys are no longer used, because the issuer may have revoked one. */
const MAX_AGE_MS = 10 * 60_000;

/** The end of a fetch of keys. */
export interface FetchedKeys {
  /** The number of keys; undefined if the fetch failed. */
  readonly count: number | undefined;
  /** Why it failed, without anything that the issuer sent; undefined if it succeeded. */
  readonly fault: string | undefined;
  /** Whether tokens can be verified: after a failure, with the keys of the fetch before. */
  readonly isUsable: boolean;
}

interface JwksOptions {
  /** Returns the milliseconds of a monotonic clock: setting back the wall clock must not extend the use of keys. */
  readonly now?: () => number;
  /** Called when a fetch has ended. */
  readonly onFetch?: (fetched: FetchedKeys) => void;
}

/**
 * Returns a function that finds the key of a token by the `kid` of its header. If the issuer is unreachable, known keys are
 * used for ten minutes; then all tokens are refused.
 *
 * The implementation of jose fetches for every token once its keys have expired and the issuer is down.
 *
 * @throws {AccessError} `AUTHENTICATION_UNAVAILABLE` if there are no valid keys.
 */
export function createJwks(
  settings: KeySetSettings,
  { now = () => performance.now(), onFetch = () => {} }: JwksOptions = {},
): JWTVerifyGetKey {
  let keys: { readonly find: JWTVerifyGetKey; readonly at: number; readonly url: URL } | undefined;
  let fault = '';
  let triedAt = Number.NEGATIVE_INFINITY;
  let fetching: Promise<void> | undefined;

  const isYounger = (at: number, ms: number) => now() - at < ms;
  const fetchKeys = async () => {
    const at = now();
    try {
      const fetched = await fetchJwks(settings, keys?.url);
      keys = { find: fetched.find, at, url: fetched.url };
      onFetch({ count: fetched.keys.keys.length, fault: undefined, isUsable: true });
    } catch (error) {
      // The previous keys stay in use until they expire.
      fault = error instanceof IssuerError ? error.message : 'they are no valid key set';
      const isUsable = keys !== undefined && isYounger(keys.at, MAX_AGE_MS);
      onFetch({ count: undefined, fault, isUsable });
    } finally {
      fetching = undefined;
    }
  };
  /** Starts a fetch unless the last one is too recent, and waits for a fetch in flight. */
  const refresh = async () => {
    if (fetching === undefined && !isYounger(triedAt, COOLDOWN_MS)) {
      triedAt = now();
      fetching = fetchKeys();
    }
    await fetching;
  };
  const validKeys = () => {
    if (keys !== undefined && isYounger(keys.at, MAX_AGE_MS)) return keys;
    const afterSeconds = Math.ceil((triedAt + COOLDOWN_MS - now()) / 1000);
    throw new AccessError(
      'AUTHENTICATION_UNAVAILABLE',
      `the keys of the issuer ${settings.issuer} cannot be fetched: ${fault}. See access.jwt.jwks`,
      Math.max(1, afterSeconds),
    );
  };

  return async (header, token) => {
    if (keys === undefined || !isYounger(keys.at, MAX_AGE_MS)) await refresh();
    else if (!isYounger(keys.at, REFRESH_MS)) void refresh();
    try {
      return await validKeys().find(header, token);
    } catch (error) {
      // The issuer may have rotated its keys since the last fetch.
      if (!(error instanceof errors.JWKSNoMatchingKey)) throw error;
      await refresh();
      return validKeys().find(header, token);
    }
  };
}
