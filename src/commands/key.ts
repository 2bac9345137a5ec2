import { createHash, randomBytes } from 'node:crypto';
import { print, printJson, style } from './console-output.ts';

const KEY_BYTES = 32;

/**
 * Prints a new API key, which is not stored, and the settings with which the gateway recognizes it.
 *
 * @param json prints the key and its hash as one JSON document.
 */
export function key({ json = false }: { readonly json?: boolean | undefined } = {}): void {
  // The prefix lets scanners for leaked credentials find a key.
  const text = `roster_${randomBytes(KEY_BYTES).toString('base64url')}`;
  const sha256 = createHash('sha256').update(text).digest('hex');
  if (json) {
    printJson({ key: text, sha256 });
    return;
  }
  print(`The key, for its caller only; it cannot be shown again:

  ${style('bold', text)}

In roster.yml, with a name and the scopes that it needs:

access:
  mode: apiKeys
  apiKeys:
    - name: support-screen
      sha256: "${sha256}"
      scopes: ["users:read"]`);
}
