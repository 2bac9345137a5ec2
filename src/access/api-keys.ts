import { createHash, timingSafeEqual } from 'node:crypto';
import type { AccessSettings } from '../config/access-settings.ts';
import { AccessError } from './access-error.ts';
import type { Principal } from './principal.ts';

type ApiKeySettings = NonNullable<AccessSettings['apiKeys']>[number];

/** Returns a function that finds the principal of an API key, and throws `UNAUTHENTICATED` if the key is unknown. */
export function createApiKeyVerifier(keys: readonly ApiKeySettings[]): (key: string) => Principal {
  const entries = keys.map(({ name, sha256, scopes, providers }) => ({
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
    // All digests have the same length and all are compared, so the time reveals neither a prefix nor an owner.
    const [owner] = entries.filter((entry) => timingSafeEqual(entry.digest, digest));
    if (owner === undefined) throw new AccessError('UNAUTHENTICATED', 'unknownKey');
    return owner.principal;
  };
}
