import { createHash, randomBytes } from 'node:crypto';
import { print } from './console-output.ts';

const KEY_BYTES = 32;

/** Prints a new API key, which is kept nowhere, and the lines by which the gateway knows it. */
export function key(): void {
  // The prefix lets those who look for leaked credentials find one.
  const text = `roster_${randomBytes(KEY_BYTES).toString('base64url')}`;
  const sha256 = createHash('sha256').update(text).digest('hex');
  print(`The key, for its bearer alone; it cannot be shown again:

  ${text}

In roster.yml, with a name and the scopes that it needs:

access:
  mode: apiKeys
  apiKeys:
    - name: support-screen
      sha256: "${sha256}"
      scopes: ["users:read"]`);
}
