import type { JWTVerifyGetKey } from 'jose';
import type { JwtSettings } from '../config/jwt-settings.ts';
import type { FetchedKeys } from './jwks.ts';

/**
 * Keeps the keys of the issuers across reloads. A new configuration with the same issuer need not fetch them, so that it
 * accepts tokens even if the issuer is unreachable.
 */
export class JwksCache {
  readonly #onFetch: (issuer: string, fetched: FetchedKeys) => void;
  #known: ReadonlyMap<string, JWTVerifyGetKey> = new Map();

  /** @param onFetch called when a fetch of the keys of an issuer has ended. */
  constructor(onFetch: (issuer: string, fetched: FetchedKeys) => void = () => {}) {
    this.#onFetch = onFetch;
  }

  /** Returns the function that finds the keys of each issuer, in the same order. Keys of other issuers are released. */
  async get(all: readonly JwtSettings[]): Promise<readonly JWTVerifyGetKey[]> {
    const { createJwks } = await import('./jwks.ts');
    const known = all.map((settings): [string, JWTVerifyGetKey] => {
      const name = JSON.stringify([settings.issuer, settings.jwks]);
      const report = (fetched: FetchedKeys) => this.#onFetch(settings.issuer, fetched);
      return [name, this.#known.get(name) ?? createJwks(settings, undefined, report)];
    });
    this.#known = new Map(known);
    return known.map(([, find]) => find);
  }
}
