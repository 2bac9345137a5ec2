// `node tools/build.js FOLDER …`: compiles packages of this repository into their dist/, which is what a packed package runs. With
// `--if-installed` it does nothing if the compiler is not installed, as in a production install of a clone, which runs its sources.
// This is plain JavaScript because npm builds a dependency from git with the Node.js of the person who installs it.
import { execFileSync } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const ROOT = new URL('../', import.meta.url);
const OPTION = '--if-installed';
const compiler = new URL('node_modules/typescript/bin/tsc', ROOT);
const options = process.argv.slice(2);

if (options.includes(OPTION) && !existsSync(compiler)) {
  process.stdout.write('dist/ is not built: typescript is not installed.\n');
} else {
  for (const folder of options.filter((option) => option !== OPTION)) build(folder);
}

function build(folder) {
  const home = new URL(`${folder}/`, ROOT);
  // The compiler removes nothing, so the module of a deleted source would be packed.
  rmSync(new URL('dist', home), { recursive: true, force: true });
  const project = fileURLToPath(new URL('tsconfig.build.json', home));
  execFileSync(process.execPath, [fileURLToPath(compiler), '-p', project], { stdio: 'inherit' });
}
