import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { parse } from 'yaml';
import { ROOT, readSource } from './support/files/sources.ts';

const FOLDERS = ['.', ...readdirSync(join(ROOT, 'packages')).map((name) => `packages/${name}`)];
const PACKAGES = FOLDERS.map((folder) => ({
  folder,
  manifest: JSON.parse(readSource(join(folder, 'package.json'))),
}));
const { version } = JSON.parse(readSource('package.json'));

describe('Packages', () => {
  for (const { folder, manifest } of PACKAGES) {
    it(`${folder} cannot be published by accident`, () => {
      assert.equal(manifest.private, true);
      assert.equal(manifest.license, 'UNLICENSED');
      assert.deepEqual(manifest.publishConfig, { access: 'restricted' });
    });

    it(`${folder} has our scope and the common version`, () => {
      assert.match(manifest.name, /^@roster\/[a-z]+$/);
      assert.equal(manifest.version, version);
    });
  }

  it('have a chart of the same version', () => {
    const chart = parse(readSource('deploy/helm/roster/Chart.yaml'));
    assert.deepEqual([chart.version, chart.appVersion], [version, version]);
  });

  it('bring no node into the path, except the private one', () => {
    const { packages } = JSON.parse(readSource('package-lock.json'));
    const bringing = Object.keys(packages)
      .filter((place) => packages[place].bin?.node !== undefined)
      .map((place) => place.split('node_modules/').at(-1) ?? '');
    const dependents = Object.keys(packages).filter((place) => {
      const { dependencies, optionalDependencies } = packages[place];
      return bringing.some((name) => name in { ...dependencies, ...optionalDependencies });
    });
    assert.deepEqual(dependents, ['packages/node']);
  });
});
