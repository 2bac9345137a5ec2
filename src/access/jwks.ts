import { createLocalJWKSet, errors, type JWTVerifyGetKey } from 'jose';
import type { JwtSettings } from '../config/jwt-settings.ts';
import { AccessError } from './access-error.ts';
import { fetchJwks } from './fetch-jwks.ts';

/** At most one fetch in this time, whoever asks for which key, and whatever came of the last one. */
const COOLDOWN_MS = 30_000;

/** Keys of this age are fetched anew while they are still good. */
const REFRESH_MS = 5 * 60_000;

/** Keys of this age are good no longer: the issuer may have taken one back. */
const MAX_AGE_MS = 10 * 60_000;

/**
 * Finds the key that signed a token, by the `kid` of its header. Keys are kept while the issuer cannot be reached, for ten
 * minutes; then nobody is let in.
 *
 * The one of jose fetches anew for every token once its keys are old and the issuer is down.
 *
 * @param now milliseconds of a clock that nobody sets: keys must not be good for a day more because it was put back.
 * @throws {AccessError} `AUTHENTICATION_UNAVAILABLE` where there are no good keys.
 */
export function createJwks(
  settings: JwtSettings['jwks'],
  now = () => performance.now(),
): JWTVerifyGetKey {
  let keys: { readonly find: JWTVerifyGetKey; readonly at: number } | undefined;
  let triedAt = Number.NEGATIVE_INFINITY;
  let fetching: Promise<void> | undefined;

  const isYounger = (at: number, ms: number) => now() - at < ms;
  const fetchAnew = async () => {
    const at = now();
    try {
      keys = { find: createLocalJWKSet(await fetchJwks(settings)), at };
    } catch {
      // Those that are there stay, as long as they are good.
    } finally {
      fetching = undefined;
    }
  };
  /** Waits for a fetch under way; begins one where the last is long enough ago. */
  const refresh = async () => {
    if (fetching === undefined && !isYounger(triedAt, COOLDOWN_MS)) {
      triedAt = now();
      fetching = fetchAnew();
    }
    await fetching;
  };
  const goodKeys = () => {
    if (keys !== undefined && isYounger(keys.at, MAX_AGE_MS)) return keys;
    const afterSeconds = Math.ceil((triedAt + COOLDOWN_MS - now()) / 1000);
    throw new AccessError('AUTHENTICATION_UNAVAILABLE', 'noKeys', Math.max(1, afterSeconds));
  };

  return async (header, token) => {
    if (keys === undefined || !isYounger(keys.at, MAX_AGE_MS)) await refresh();
    else if (!isYounger(keys.at, REFRESH_MS)) void refresh();
    try {
      return await goodKeys().find(header, token);
    } catch (error) {
      // The issuer may have changed its keys since.
      if (!(error instanceof errors.JWKSNoMatchingKey)) throw error;
      await refresh();
      return goodKeys().find(header, token);
    }
  };
}
