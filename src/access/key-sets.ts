import type { JWTVerifyGetKey } from 'jose';
import type { JwtSettings } from '../config/jwt-settings.ts';
import { createJwks } from './jwks.ts';

/**
 * The keys of the issuer, which outlive a configuration: another one with the same issuer need not fetch them, and lets
 * people in while the issuer cannot be reached.
 */
export class KeySets {
  #last: { readonly name: string; readonly find: JWTVerifyGetKey } | undefined;

  of(settings: JwtSettings['jwks']): JWTVerifyGetKey {
    const name = JSON.stringify(settings);
    if (this.#last?.name !== name) this.#last = { name, find: createJwks(settings) };
    return this.#last.find;
  }
}
