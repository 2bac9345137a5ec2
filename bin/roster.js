#!/usr/bin/env node
// This file runs on any version of Node: the rest needs a newer one than some machines have.
import { existsSync } from 'node:fs';
import module from 'node:module';
import { fileURLToPath } from 'node:url';

const NEEDED = [22, 19];

/** EX_CONFIG of sysexits.h, as in src/commands/exit-codes.ts: a service manager must not try again. */
const EXIT_CONFIG = 78;
const [major, minor] = process.versions.node.split('.').map(Number);

// A checkout runs its sources directly; a published package contains only dist/.
const source = new URL('../src/main.ts', import.meta.url);
const compiled = new URL('../dist/main.js', import.meta.url);
const isCheckout = existsSync(source);

if (major < NEEDED[0] || (major === NEEDED[0] && minor < NEEDED[1])) {
  const found = `Roster needs Node ${NEEDED.join('.')} or newer and found ${process.versions.node}.`;
  process.stderr.write(`${found} ${adviseNode()}\n`);
  process.exit(EXIT_CONFIG);
}

if (!isCheckout && !existsSync(compiled)) {
  process.stderr.write(
    'Roster is not built: npm builds it when it packs the package or installs it from git, except with ' +
      '--ignore-scripts. Install it from a tarball, or without that option.\n',
  );
  process.exit(EXIT_CONFIG);
}

// Otherwise graphql checks at each step of an operation what only a developer can get wrong.
process.env.NODE_ENV ??= 'production';

// Compiled code is cached beside the sources: whoever may write there can change these as well, which
// is not true of the directory for temporary files. If nothing can be written, nothing is cached.
const cache = new URL('../node_modules/.cache/roster', import.meta.url);
module.enableCompileCache(fileURLToPath(cache));

const { main } = await import(isCheckout ? source.href : compiled.href);
await main(process.argv.slice(2));

/** Returns one step after which this command runs. */
function adviseNode() {
  const install = 'Install Node 24 with the package manager or version manager of this machine';
  if (!isCheckout) return `${install}: the package contains none.`;
  // The lock file contains a Node for this platform only, built against glibc.
  const { glibcVersionRuntime } = process.report.getReport().header;
  const mayContainNode =
    process.platform === 'linux' && process.arch === 'x64' && glibcVersionRuntime !== undefined;
  if (!mayContainNode) return `${install}: npm ci installs one on Linux x64 with glibc only.`;
  const node = fileURLToPath(new URL('../node_modules/.bin/node', import.meta.url));
  const direct = [node, fileURLToPath(import.meta.url), ...process.argv.slice(2)];
  if (existsSync(node)) return `Use the one of this clone: ${direct.map(quote).join(' ')}`;
  const folder = quote(fileURLToPath(new URL('..', import.meta.url)));
  const script = process.env.npm_lifecycle_event;
  // The script contains the command, and the caller may have added options.
  const options = process.argv.slice(3).map(quote);
  const added = options.length === 0 ? '' : ` -- ${options.join(' ')}`;
  const again = script === undefined ? direct.map(quote).join(' ') : `npm run ${script}${added}`;
  return `npm ci installs one in this clone: cd ${folder} && npm ci && ${again}`;
}

/** Returns an argument as a shell reads it. */
function quote(argument) {
  return /^[\w./:=@,-]+$/.test(argument) ? argument : `'${argument.replaceAll("'", "'\\''")}'`;
}
