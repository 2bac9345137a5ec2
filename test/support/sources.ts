import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the repository. */
export const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** Files below a folder of the repository, as paths from its root, with one of these endings. */
export function filesBelow(folder: string, ...endings: readonly string[]): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .map((name) => posix.join(folder, name.replaceAll('\\', '/')))
    .filter((name) => endings.some((ending) => name.endsWith(ending)))
    .sort();
}

export function readSource(file: string): string {
  return readFileSync(join(ROOT, file), 'utf8');
}

/** What a file imports: files of ours as paths from the root, packages by their name. */
export function importsOf(file: string): string[] {
  const specifiers = readSource(file).matchAll(
    /^(?:import|export)\b[^'";]*from '([^']+)'|^import '([^']+)'/gm,
  );
  return [...specifiers].map(([, from, bare]) => {
    const specifier = from ?? bare ?? '';
    return specifier.startsWith('.') ? posix.join(dirname(file), specifier) : specifier;
  });
}
