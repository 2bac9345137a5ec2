import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { ROOT } from '../../../test/support/files/sources.ts';
import type { TemporaryFolder } from '../../../test/support/files/temporary-folder.ts';

/** The strictest options that a project of another team may have. Declarations of packages are checked, too. */
const OPTIONS = {
  module: 'nodenext',
  target: 'es2022',
  lib: ['es2022', 'dom', 'dom.iterable'],
  types: [],
  jsx: 'react-jsx',
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  noImplicitReturns: true,
  verbatimModuleSyntax: true,
  allowImportingTsExtensions: true,
  skipLibCheck: false,
  noEmit: true,
};

/** Compiles files of a folder and returns what the compiler prints; an empty text if there is no error. */
export function compile(
  folder: TemporaryFolder,
  files: Readonly<Record<string, string>>,
  options: object = {},
): string {
  for (const [name, text] of Object.entries(files)) folder.write(name, text);
  const config = { compilerOptions: { ...OPTIONS, ...options }, files: Object.keys(files) };
  folder.write('tsconfig.json', JSON.stringify(config));
  const tsc = join(ROOT, 'node_modules/typescript/bin/tsc');
  return spawnSync(process.execPath, [tsc, '-p', folder.path], { encoding: 'utf8' }).stdout;
}
