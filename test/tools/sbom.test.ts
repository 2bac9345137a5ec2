import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { it } from 'node:test';
import { report } from '../support/drills/drill.ts';
import { ROOT, readSource } from '../support/files/sources.ts';

interface Locked {
  readonly version: string;
  readonly dev?: boolean;
  readonly optional?: boolean;
  readonly devOptional?: boolean;
}

it('npm run sbom lists exactly the packages that production installs', (t) => {
  const { stdout, status } = spawnSync(process.execPath, ['tools/sbom.ts'], {
    cwd: ROOT,
    encoding: 'utf8',
  });
  assert.equal(status, 0);
  const { components } = JSON.parse(stdout);
  const listed = components.map(
    ({ name, version }: { readonly name: string; readonly version: string }) =>
      `${name}@${version}`,
  );
  const { '': _root, ...packages } = JSON.parse(readSource('package-lock.json')).packages;
  const installed = Object.entries<Locked>(packages)
    .filter(([, { dev, optional, devOptional }]) => !dev && !optional && !devOptional)
    .map(([place, { version }]) => `${place.split('node_modules/').at(-1)}@${version}`);
  assert.deepEqual(new Set(listed), new Set(installed));
  report(t, `${listed.length} packages in production`);
  assert.ok(listed.includes('dataloader@2.2.3'));
  assert.ok(!listed.some((name: string) => name.startsWith('typescript@')));
});
