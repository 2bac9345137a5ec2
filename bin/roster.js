#!/usr/bin/env node
// This file runs on any version of Node: the rest needs a newer one than some machines have.
import { existsSync } from 'node:fs';
import module from 'node:module';
import { fileURLToPath } from 'node:url';

const NEEDED = [22, 19];
const [major, minor] = process.versions.node.split('.').map(Number);

// A checkout runs its sources directly; a published package contains only dist/.
const source = new URL('../src/main.ts', import.meta.url);
const compiled = new URL('../dist/main.js', import.meta.url);
const isCheckout = existsSync(source);

if (major < NEEDED[0] || (major === NEEDED[0] && minor < NEEDED[1])) {
  process.stderr.write(
    `Roster needs Node ${NEEDED.join('.')} or newer and found ${process.versions.node}. ` +
      (isCheckout
        ? 'Run it through npm (`npm start`): on Linux x64 `npm ci` installs Node 24.\n'
        : 'Install a newer Node: the package does not contain one.\n'),
  );
  process.exit(1);
}

if (!isCheckout && !existsSync(compiled)) {
  process.stderr.write(
    'Roster is not built: npm builds it when it packs the package or installs it from git, except with ' +
      '--ignore-scripts. Install it from a tarball, or without that option.\n',
  );
  process.exit(1);
}

// Otherwise graphql checks at each step of an operation what only a developer can get wrong.
process.env.NODE_ENV ??= 'production';

// Compiled code is cached beside the sources: whoever may write there can change these as well, which
// is not true of the directory for temporary files. If nothing can be written, nothing is cached.
const cache = new URL('../node_modules/.cache/roster', import.meta.url);
module.enableCompileCache(fileURLToPath(cache));

const { main } = await import(isCheckout ? source.href : compiled.href);
await main(process.argv.slice(2));
