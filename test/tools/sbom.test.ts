import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { it } from 'node:test';
import { report } from '../support/drills/drill.ts';
import { ROOT, readSource } from '../support/files/sources.ts';

interface Locked {
  readonly version: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
  readonly peerDependenciesMeta?: Readonly<Record<string, { readonly optional?: boolean }>>;
}

type LockedPackages = Readonly<Record<string, Locked>>;

/** Returns what a package needs to run. */
function needsOf({ dependencies, peerDependencies, peerDependenciesMeta }: Locked): string[] {
  const peers = Object.keys(peerDependencies ?? {});
  return [
    ...Object.keys(dependencies ?? {}),
    ...peers.filter((name) => peerDependenciesMeta?.[name]?.optional !== true),
  ];
}

/** Returns the place from which Node.js loads a package: the nearest `node_modules` that contains it. */
function resolve(packages: LockedPackages, from: string, name: string): string {
  const place = from === '' ? `node_modules/${name}` : `${from}/node_modules/${name}`;
  if (place in packages) return place;
  assert.notEqual(from, '', `${name} is not locked`);
  const parent = from.slice(0, Math.max(0, from.lastIndexOf('node_modules/') - 1));
  return resolve(packages, parent, name);
}

/** Returns the places of all packages that a package needs, directly or indirectly. */
function reach(packages: LockedPackages, from: string, seen = new Set<string>()): Set<string> {
  const locked = packages[from];
  for (const name of locked === undefined ? [] : needsOf(locked)) {
    const place = resolve(packages, from, name);
    if (seen.has(place)) continue;
    reach(packages, place, seen.add(place));
  }
  return seen;
}

it('npm run sbom names the product and exactly its packages', (t) => {
  const { stdout, status } = spawnSync(process.execPath, ['tools/sbom.ts'], {
    cwd: ROOT,
    encoding: 'utf8',
  });
  assert.equal(status, 0);
  const { components, metadata, dependencies } = JSON.parse(stdout);
  const { name, version } = JSON.parse(readSource('package.json'));
  const { component } = metadata;
  assert.deepEqual(
    [component.name, component.version, component.type, component.purl],
    [name, version, 'application', `pkg:npm/${name.replace('@', '%40')}@${version}`],
  );
  const [root] = dependencies.filter(
    ({ ref }: { readonly ref: string }) => ref === component['bom-ref'],
  );
  assert.ok(root.dependsOn.includes('dataloader@2.2.3'));
  // Nothing is named after the folder in which npm has run.
  assert.doesNotMatch(stdout, /roster-sbom-/);
  const listed = components.map(
    ({ name, version }: { readonly name: string; readonly version: string }) =>
      `${name}@${version}`,
  );
  const { packages } = JSON.parse(readSource('package-lock.json'));
  const installed = [...reach(packages, '')].map(
    (place) => `${place.split('node_modules/').at(-1)}@${packages[place].version}`,
  );
  assert.deepEqual(new Set(listed), new Set(installed));
  report(t, `${listed.length} packages in production`);
  assert.ok(listed.includes('dataloader@2.2.3'));
  assert.ok(
    !listed.some((name: string) => /^(typescript|fast-xml-parser|@roster\/.*)@/.test(name)),
  );
});
