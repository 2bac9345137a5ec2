import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/*
 * `npm run -s sbom`: prints the packages that production installs, as CycloneDX, only from the lock
 * file.
 *
 * `npm sbom --omit dev` also omits every package that a development package needs too (measured
 * with npm 11.19.1: 87 of 230, dataloader among them), so npm reads a package without development
 * packages.
 */
interface Locked {
  readonly dev?: boolean;
  readonly optional?: boolean;
  readonly devOptional?: boolean;
  /** Set for a package of this repository. */
  readonly link?: boolean;
}

const readPackage = (name: string) =>
  JSON.parse(readFileSync(fileURLToPath(new URL(`../${name}`, import.meta.url)), 'utf8'));

const isInstalled = ({ dev, optional, devOptional, link }: Locked) =>
  dev !== true && optional !== true && devOptional !== true && link !== true;

const {
  devDependencies: _dev,
  optionalDependencies: _optional,
  workspaces: _workspaces,
  ...manifest
} = readPackage('package.json');
const lock = readPackage('package-lock.json');
const {
  '': {
    devDependencies: _rootDev,
    optionalDependencies: _rootOptional,
    workspaces: _rootWorkspaces,
    ...root
  },
  ...all
} = lock.packages;
const packages = Object.fromEntries(
  Object.entries<Locked>(all).filter(
    ([place, locked]) => place.startsWith('node_modules/') && isInstalled(locked),
  ),
);

interface BillOfMaterials {
  readonly metadata: { readonly component: object };
}

/** npm names the root after its folder. */
const nameProduct = (bill: BillOfMaterials) => ({
  ...bill,
  metadata: { ...bill.metadata, component: { ...bill.metadata.component, name: manifest.name } },
});

const folder = mkdtempSync(join(tmpdir(), 'roster-sbom-'));
try {
  const write = (name: string, content: object) =>
    writeFileSync(join(folder, name), JSON.stringify(content));
  write('package.json', manifest);
  write('package-lock.json', { ...lock, packages: { '': root, ...packages } });
  const args = [
    'sbom',
    '--package-lock-only',
    '--sbom-format',
    'cyclonedx',
    '--sbom-type',
    'application',
  ];
  const { stdout, stderr, status } = spawnSync('npm', args, { cwd: folder, encoding: 'utf8' });
  if (status === 0)
    process.stdout.write(`${JSON.stringify(nameProduct(JSON.parse(stdout)), null, 2)}\n`);
  else process.stderr.write(stderr);
  process.exitCode = status ?? 1;
} finally {
  rmSync(folder, { recursive: true });
}
