import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/**
 * Returns why tests that need a program are skipped; false if it is installed.
 *
 * @param programs names of programs in the path, or paths of files.
 * @param hint how to install them.
 * @throws {Error} in place of a reason with `ROSTER_NO_SKIPS=1`, so that no test is skipped unnoticed.
 */
export function skipWithout(programs: readonly string[], hint: string): string | false {
  const missing = programs.filter((program) => !isInstalled(program));
  if (missing.length === 0) return false;
  const reason = `${missing.join(', ')} not found: ${hint}`;
  if (process.env['ROSTER_NO_SKIPS'] === '1') throw new Error(reason);
  return reason;
}

function isInstalled(program: string): boolean {
  if (program.includes('/')) return existsSync(program);
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  return folders.some((folder) => existsSync(join(folder, program)));
}
