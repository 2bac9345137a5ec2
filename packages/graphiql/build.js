// Bundles the page into packages/graphiql/dist. npm also runs this after an installation without development packages, which
// cannot build anything: the bundle is then part of the package, or not needed.
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const configFile = fileURLToPath(new URL('vite.config.ts', import.meta.url));
const assets = new URL('dist/assets/', import.meta.url);

if (isInstalled('vite')) {
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
    const packed = gzipSync(await readFile(new URL(name, assets)), { level: 9 });
    await writeFile(new URL(`${name}.gz`, assets), packed);
  }
}
