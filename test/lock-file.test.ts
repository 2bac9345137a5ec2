import assert from 'node:assert/strict';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { ROOT, readSource } from './support/files/sources.ts';

const SECTIONS = ['dependencies', 'devDependencies', 'optionalDependencies'] as const;

type Sections = { readonly [S in (typeof SECTIONS)[number]]?: Readonly<Record<string, string>> };

interface LockedPackage extends Sections {
  readonly version?: string;
  readonly resolved?: string;
  readonly integrity?: string;
  readonly hasInstallScript?: boolean;
  readonly link?: boolean;
}

const { workspaces, allowScripts } = JSON.parse(readSource('package.json'));

/** The packages of this repository, by their folders: `packages/simulators`. */
const WORKSPACES = readdirSync(join(ROOT, 'packages')).map((name) => `packages/${name}`);

const lock = JSON.parse(readSource('package-lock.json'));
const locked: Readonly<Record<string, LockedPackage>> = lock.packages;

/** The packages of others. */
const PACKAGES = Object.entries(locked).filter(
  ([place, { link }]) => place !== '' && link !== true && !WORKSPACES.includes(place),
);

/** `node_modules/a/node_modules/@b/c` → `@b/c` */
const nameOf = (place: string) => place.split('node_modules/').at(-1) ?? '';

const manifestOf = (folder: string): Sections & { readonly name: string } =>
  JSON.parse(readSource(join(folder, 'package.json')));

/** Returns the version at `node_modules/<name>`, or that of the package of this repository to which it links. */
function lockedVersion(name: string): string | undefined {
  const { link, resolved = '', version } = locked[`node_modules/${name}`] ?? {};
  return link === true ? locked[resolved]?.version : version;
}

/** The folders of packages that only some checks install. */
const OTHERS = ['test/routers', 'packages/client/test/clients'].flatMap((parent) =>
  readdirSync(join(ROOT, parent), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => `${parent}/${name}`)
    .filter((folder) => existsSync(join(ROOT, folder, 'package.json'))),
);

describe('Lock file', () => {
  it('G19: has an integrity hash for every package', () => {
    assert.ok(PACKAGES.length > 100);
    const unheld = PACKAGES.filter(
      ([, { integrity, version }]) =>
        !/^sha512-[\w+/]{86}==$/.test(integrity ?? '') || version === undefined,
    );
    assert.deepEqual(unheld, []);
  });

  it('G19: links only the packages of this repository', () => {
    const links = Object.entries(locked).filter(([, { link }]) => link === true);
    assert.deepEqual(workspaces, ['packages/*']);
    assert.deepEqual(
      links.map(([place, { resolved }]) => [place, resolved]),
      WORKSPACES.map((folder) => [`node_modules/${manifestOf(folder).name}`, folder]),
    );
  });

  it('G19: names no host', () => {
    assert.deepEqual(
      PACKAGES.filter(([, { resolved }]) => resolved !== undefined),
      [],
    );
    assert.doesNotMatch(
      readSource('package-lock.json'),
      /"(?!url")\w+": "(https?|git|file|ssh)[:+]/,
    );
  });

  it('G19: locks of routers and clients have hashes, not hosts', () => {
    assert.ok(OTHERS.length >= 11);
    for (const folder of OTHERS) {
      const file = `${folder}/package-lock.json`;
      const others: Readonly<Record<string, LockedPackage>> = JSON.parse(readSource(file)).packages;
      for (const [place, { resolved, integrity }] of Object.entries(others)) {
        if (place === '') continue;
        assert.equal(resolved, undefined, `${file} ${place}`);
        assert.match(integrity ?? '', /^sha512-/, `${file} ${place}`);
      }
    }
  });

  it('G19: locks of routers and clients match their package.json', () => {
    for (const folder of OTHERS) {
      const manifest = manifestOf(folder);
      const { packages } = JSON.parse(readSource(`${folder}/package-lock.json`));
      for (const section of SECTIONS) {
        assert.deepEqual(packages['']?.[section] ?? {}, manifest[section] ?? {}, folder);
      }
    }
  });

  it('G19: lets no package run an install script without approval', () => {
    const scripted = PACKAGES.filter(([, { hasInstallScript }]) => hasInstallScript === true);
    const undecided = scripted.filter(([place]) => !Object.hasOwn(allowScripts, nameOf(place)));
    assert.deepEqual(undecided, []);
    assert.deepEqual(
      Object.entries(allowScripts).filter(([, isAllowed]) => isAllowed !== false),
      [],
    );
  });

  it('G19: matches the exact versions of package.json', () => {
    for (const folder of ['', ...WORKSPACES]) {
      const manifest = manifestOf(folder);
      for (const section of SECTIONS) {
        const versions = manifest[section] ?? {};
        assert.deepEqual(locked[folder]?.[section] ?? {}, versions, `${folder} ${section}`);
        for (const [name, version] of Object.entries(versions)) {
          assert.equal(lockedVersion(name), version, name);
        }
      }
    }
  });
});
