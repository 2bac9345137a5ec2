import { createHash, timingSafeEqual } from 'node:crypto';
import type { AccessSettings } from '../config/access-settings.ts';
import { AccessError } from './access-error.ts';
import type { Principal } from './principal.ts';

type ApiKeySettings = NonNullable<AccessSettings['apiKeys']>[number];

/** Whose key it is. Throws `UNAUTHENTICATED` where it is nobody's. */
export function createApiKeys(keys: readonly ApiKeySettings[]): (key: string) => Principal {
  const known = keys.map(({ name, sha256, scopes, providers }) => ({
    digest: Buffer.from(sha256, 'hex'),
    principal: {
      name,
      kind: 'apiKey',
      scopes: new Set(scopes),
      providers: providers && new Set(providers),
    } satisfies Principal,
  }));
  return (key) => {
    const digest = createHash('sha256').update(key).digest();
    // Digests are of one length, and all are compared: time tells neither how much fits nor which.
    const [owner] = known.filter((one) => timingSafeEqual(one.digest, digest));
    if (owner === undefined) throw new AccessError('UNAUTHENTICATED', 'unknownKey');
    return owner.principal;
  };
}
