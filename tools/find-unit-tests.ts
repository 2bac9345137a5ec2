import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * Modules and parts of the repository with which a test starts a process, a browser or a server, or connects to one. What the
 * gateway's own code imports does not count, except for the parts that listen.
 */
const STARTS =
  /^(node:(child_process|cluster|dgram|http|http2|https|net|tls|worker_threads)|playwright-core|recheck|undici|fastify|got|@redis\/client|@roster\/simulators.*)$|^(src\/(app|commands|http)|packages\/simulators)\//;

/** Imports of values: those of types are erased. */
const IMPORT =
  /^(?:import|export) (?!type )[^'";]*from '([^']+)'|\bimport\('([^']+)'\)|^import '([^']+)'/gm;

/** The global function that connects to a server. */
const FETCHES = /\bfetch\(/;

/** Returns the modules that a file imports, those of the repository as paths from its root. */
function findImports(file: string, text: string): readonly string[] {
  return [...text.matchAll(IMPORT)].map(([, one, two, three]) => {
    const name = one ?? two ?? three ?? '';
    return name.startsWith('.') ? join(dirname(file), name) : name;
  });
}

/**
 * Returns whether a test file is a unit test: it starts no process, browser or server, and connects to none, neither itself nor
 * through the files of `test/` that it imports.
 *
 * @param file the path from the root of the repository.
 */
export function isUnitTest(file: string, seen: Set<string> = new Set()): boolean {
  if (seen.has(file)) return true;
  seen.add(file);
  const text = readFileSync(file, 'utf8');
  if (FETCHES.test(text)) return false;
  const imports = findImports(file, text);
  if (imports.some((name) => STARTS.test(name))) return false;
  const own = imports.filter((name) => /^(test|tools|packages\/\w+\/test)\/.*\.ts$/.test(name));
  return own.every((name) => isUnitTest(name, seen));
}

/** Returns the unit tests of the repository, sorted. */
export function findUnitTests(): readonly string[] {
  const files = globSync(['test/**/*.test.ts', 'packages/*/test/**/*.test.ts'], {
    exclude: ['test/drills/**', 'test/install/**'],
  });
  return files.filter((file) => isUnitTest(file)).sort();
}
