import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readSource } from './support/files/sources.ts';

interface LockedPackage {
  readonly version?: string;
  readonly resolved?: string;
  readonly integrity?: string;
  readonly hasInstallScript?: boolean;
  readonly link?: boolean;
}

const { dependencies, devDependencies, optionalDependencies, allowScripts } = JSON.parse(
  readSource('package.json'),
);
const lock = JSON.parse(readSource('package-lock.json'));
const { '': root, ...locked }: Readonly<Record<string, LockedPackage>> = lock.packages;
const PACKAGES = Object.entries(locked);

/** `node_modules/a/node_modules/@b/c` → `@b/c` */
const nameOf = (place: string) => place.split('node_modules/').at(-1) ?? '';

describe('Lock file', () => {
  it('G19: has an integrity hash for every package', () => {
    assert.ok(PACKAGES.length > 100);
    const unheld = PACKAGES.filter(
      ([, { integrity, version }]) =>
        !/^sha512-[\w+/]{86}==$/.test(integrity ?? '') || version === undefined,
    );
    assert.deepEqual(unheld, []);
  });

  it('G19: names no host and no link', () => {
    assert.deepEqual(
      PACKAGES.filter(([, { resolved, link }]) => resolved !== undefined || link === true),
      [],
    );
    assert.doesNotMatch(
      readSource('package-lock.json'),
      /"(?!url")\w+": "(https?|git|file|ssh)[:+]/,
    );
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
    const args = { dependencies, devDependencies, optionalDependencies };
    for (const [section, versions] of Object.entries(args)) {
      assert.deepEqual(root && section in root && Reflect.get(root, section), versions, section);
      for (const [name, version] of Object.entries(versions)) {
        assert.equal(locked[`node_modules/${name}`]?.version, version, name);
      }
    }
  });
});
