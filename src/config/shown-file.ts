import { existsSync } from 'node:fs';

/** References, of which only those that have a value are left when a file is read. */
const REFERENCES = /\$\{\w+(?::?-([^{}]*))?\}/g;

/** A path of words, with an ending if it has one, or a path with an ending of usual files. */
const PATHS: readonly RegExp[] = [
  /^(?:\.{0,2}\/)?[a-z_-]{1,24}(?:\/[a-z_-]{1,24})*(?:\.[a-z]{1,6})?$/,
  /^[\w./-]+\.(?:pem|crt|cer|ca|key|json|jsonl|ya?ml|txt|log|conf)$/,
];

const ABSOLUTE_PATH = /^(\/[\w.-]+)\/[\w./@-]+$/;

/**
 * Returns the end of a message about a file: its path, or what to write. People write secrets and certificates in place of the path, so
 * the text is shown only if there is such a file, or if it looks like the path of one.
 *
 * @param text as it is in the configuration, with its references.
 * @param path the absolute path.
 */
export function describeFile(text: string, path: string, isReference: boolean): string {
  const plain = text.replace(REFERENCES, (_whole, fallback?: string) => fallback ?? 'name');
  const isShown = plain === text ? existsSync(path) || isPath(text) : isPath(plain);
  if (!isShown) return '; write the path of the file here, not its content';
  return `: ${isReference ? text : path}`;
}

function isPath(text: string): boolean {
  const [, root = ''] = ABSOLUTE_PATH.exec(text) ?? [];
  return PATHS.some((form) => form.test(text)) || (root !== '' && existsSync(root));
}
