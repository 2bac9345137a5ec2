import { createHash } from 'node:crypto';
import type { Scope } from '../../src/config/scopes.ts';

/** An entry of `access.apiKeys` for a key that a test knows. */
export const apiKey = (key: string, scopes: Scope[], providers?: string[]) => ({
  name: key,
  sha256: createHash('sha256').update(key).digest('hex'),
  scopes,
  ...(providers && { providers }),
});

/** The header that shows it. */
export const bearer = (key: string) => ({ authorization: `Bearer ${key}` });
