import type { JWTVerifyGetKey } from 'jose';
import type { JwtSettings } from '../config/jwt-settings.ts';
import type { FetchedKeys } from './jwks.ts';

/**
 * Keeps the keys of the issuer across reloads. A new configuration with the same issuer need not fetch them, so that it
 * accepts tokens even if the issuer is unreachable.
 */
export class JwksCache {
  readonly #onFetch: (url: URL, fetched: FetchedKeys) => void;
  #last: { readonly name: string; readonly find: JWTVerifyGetKey } | undefined;

  /** @param onFetch called when a fetch from a URL has ended. */
  constructor(onFetch: (url: URL, fetched: FetchedKeys) => void = () => {}) {
    this.#onFetch = onFetch;
  }

  async get(settings: JwtSettings['jwks']): Promise<JWTVerifyGetKey> {
    const { createJwks } = await import('./jwks.ts');
    const name = JSON.stringify(settings);
    if (this.#last?.name !== name) {
      const report = (fetched: FetchedKeys) => this.#onFetch(settings.url, fetched);
      this.#last = { name, find: createJwks(settings, undefined, report) };
    }
    return this.#last.find;
  }
}
