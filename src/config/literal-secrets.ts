import type { SettingPath } from './problem.ts';
import { Secret } from './secret.ts';

/** Returns the paths of all secrets in the settings. A URL of a store that contains no password is none. */
export function findLiteralSecrets(node: unknown, path: SettingPath = []): SettingPath[] {
  if (node instanceof Secret) return isPublicUrl(node.reveal()) ? [] : [path];
  if (Array.isArray(node)) {
    return node.flatMap((item, index) => findLiteralSecrets(item, [...path, index]));
  }
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([key, value]) => findLiteralSecrets(value, [...path, key]));
}

/** Returns whether a text is the URL of a store without a password. */
function isPublicUrl(text: string): boolean {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const isStore = url?.protocol === 'redis:' || url?.protocol === 'rediss:';
  return isStore && url.password === '' && url.search === '';
}
