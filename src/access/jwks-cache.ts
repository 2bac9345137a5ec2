import type { JWTVerifyGetKey } from 'jose';
import type { JwtSettings } from '../config/jwt-settings.ts';
import { createJwks } from './jwks.ts';

/**
 * Keeps the keys of the issuer across reloads. A new configuration with the same issuer need not fetch them, so that it
 * accepts tokens even if the issuer is unreachable.
 */
export class JwksCache {
  #last: { readonly name: string; readonly find: JWTVerifyGetKey } | undefined;

  get(settings: JwtSettings['jwks']): JWTVerifyGetKey {
    const name = JSON.stringify(settings);
    if (this.#last?.name !== name) this.#last = { name, find: createJwks(settings) };
    return this.#last.find;
  }
}
