import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the repository. */
export const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

/**
 * Returns the files below a folder of the repository that have one of these endings, as paths from
 * its root.
 */
export function filesBelow(folder: string, ...endings: readonly string[]): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .map((name) => posix.join(folder, name.replaceAll('\\', '/')))
    .filter((name) => endings.some((ending) => name.endsWith(ending)))
    .sort();
}

export function readSource(file: string): string {
  return readFileSync(join(ROOT, file), 'utf8');
}

/** Returns what a file imports: files of ours as paths from the root, packages by their name. */
export function importsOf(file: string): string[] {
  const specifiers = readSource(file).matchAll(
    /^(?:import|export)\b[^'";]*from '([^']+)'|^import '([^']+)'/gm,
  );
  return [...specifiers].map(([, from, bare]) => {
    const specifier = from ?? bare ?? '';
    return specifier.startsWith('.') ? posix.join(dirname(file), specifier) : specifier;
  });
}
