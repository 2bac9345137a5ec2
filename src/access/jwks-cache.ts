import type { JWTVerifyGetKey } from 'jose';
import type { JwtSettings } from '../config/jwt-settings.ts';

/**
 * Keeps the keys of the issuer across reloads. A new configuration with the same issuer need not fetch them, so that it
 * accepts tokens even if the issuer is unreachable.
 */
export class JwksCache {
  #last: { readonly name: string; readonly find: JWTVerifyGetKey } | undefined;

  async get(settings: JwtSettings['jwks']): Promise<JWTVerifyGetKey> {
    const { createJwks } = await import('./jwks.ts');
    const name = JSON.stringify(settings);
    if (this.#last?.name !== name) this.#last = { name, find: createJwks(settings) };
    return this.#last.find;
  }
}
