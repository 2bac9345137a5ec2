import { createHash } from 'node:crypto';
import type { Scope } from '../../../src/config/scopes.ts';

/** Returns an entry of `access.apiKeys` for a key that a test knows. */
export const apiKey = (key: string, scopes: Scope[], providers?: string[]) => ({
  name: key,
  sha256: createHash('sha256').update(key).digest('hex'),
  scopes,
  ...(providers && { providers }),
});

/** Returns the header that contains the key. */
export const bearer = (key: string) => ({ authorization: `Bearer ${key}` });
