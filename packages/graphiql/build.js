// Bundles the page into packages/graphiql/dist. npm also runs this after an installation without development packages, which
// cannot build anything: the bundle is then part of the package, or not needed. With `--check` it builds nothing, and fails if the page
// is neither built nor can be built: npm runs this before it packs, and `prepare`, which builds, after it.
import { existsSync } from 'node:fs';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const configFile = fileURLToPath(new URL('vite.config.ts', import.meta.url));
const assets = new URL('dist/assets/', import.meta.url);

const isPossible = isInstalled('vite');

if (process.argv.includes('--check')) {
  if (!isPossible && !existsSync(new URL('dist/index.html', import.meta.url))) {
    process.stderr.write(
      'The package would have no GraphiQL: run npm ci, which installs what builds it.\n',
    );
    process.exitCode = 1;
  }
} else if (isPossible) {
  const { build } = await import('vite');
  await build({ configFile });
  await compressAssets();
} else {
  process.stdout.write('GraphiQL is not built: vite is not installed.\n');
}

function isInstalled(name) {
  try {
    return import.meta.resolve(name) !== '';
  } catch {
    return false;
  }
}

/** Compresses the assets once, so that the gateway need not: the page has two megabytes instead of seven. */
async function compressAssets() {
  for (const name of await readdir(assets)) {
    const source = await readFile(new URL(name, assets));
    const packed = gzipSync(source, { level: 9 });
    // Most fonts are compressed already.
    if (packed.length < source.length) await writeFile(new URL(`${name}.gz`, assets), packed);
  }
}
