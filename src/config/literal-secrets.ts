import { fillReferences } from './interpolate.ts';
import type { SettingPath } from './problem.ts';
import { toEntries } from './repairs.ts';
import { Secret } from './secret.ts';

/** What a reference is replaced by: it may be part of a host, and a port. */
const PLACEHOLDER = '64999';

const LITERAL = 'literal secret';
const INSTEAD = `use a reference instead: "\${NAME}" or { file: PATH }`;
const DEFAULT = `the text after - in its reference is a default; write "\${NAME}" or { file: PATH }`;

/**
 * Returns a warning if a configuration contains a secret itself, as a text or as the default of a reference.
 *
 * @param written the value in the file; not a string if it refers to a file.
 * @param where the file and the line.
 */
export function explainLiteralSecret(written: unknown, where: string): string | undefined {
  if (typeof written !== 'string') return undefined;
  const { text, isReference, hasDefault } = fillReferences(written, PLACEHOLDER);
  const isLiteral = toStorePassword(text) ?? (!isReference || hasDefault);
  if (!isLiteral) return undefined;
  return hasDefault ? `${LITERAL} in ${where}: ${DEFAULT}` : `${LITERAL} in ${where}; ${INSTEAD}`;
}

/** Returns whether the URL of a store contains a password; undefined if the text is no such URL. */
function toStorePassword(text: string): boolean | undefined {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url?.protocol !== 'redis:' && url?.protocol !== 'rediss:') return undefined;
  return url.password !== '' && !url.password.includes(PLACEHOLDER);
}

/** Returns all secrets in the settings, with their paths. */
export function listSecrets(
  node: unknown,
  path: SettingPath = [],
): { readonly path: SettingPath; readonly secret: Secret }[] {
  if (node instanceof Secret) return [{ path, secret: node }];
  return toEntries(node).flatMap(([key, child]) => listSecrets(child, [...path, key]));
}
