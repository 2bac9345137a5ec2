// `node tools/build.js FOLDER …`: compiles packages of this repository into their dist/, which is what a packed package runs. With
// `--for-git-install` only an `npm install` compiles, because npm uses it to build a dependency from git; `npm ci` is for a clone, which
// runs its sources. Nothing is compiled either if the compiler is not installed.
// This is plain JavaScript because npm builds a dependency from git with the Node.js of the person who installs it.
import { execFileSync } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const ROOT = new URL('../', import.meta.url);
const OPTION = '--for-git-install';
const compiler = new URL('node_modules/typescript/bin/tsc', ROOT);
const options = process.argv.slice(2);

const isNeeded = process.env.npm_command !== 'ci' && existsSync(compiler);
if (!options.includes(OPTION) || isNeeded) {
  for (const folder of options.filter((option) => option !== OPTION)) build(folder);
}

function build(folder) {
  const home = new URL(`${folder}/`, ROOT);
  // The compiler removes nothing, so the module of a deleted source would be packed.
  rmSync(new URL('dist', home), { recursive: true, force: true });
  const project = fileURLToPath(new URL('tsconfig.build.json', home));
  execFileSync(process.execPath, [fileURLToPath(compiler), '-p', project], { stdio: 'inherit' });
}
