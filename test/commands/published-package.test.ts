import assert from 'node:assert/strict';
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, renameSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { ROOT, readSource } from '../support/files/sources.ts';
import { createTemporaryFolder } from '../support/files/temporary-folder.ts';

const SHIPPED = [
  'bin',
  'schema',
  'src/generated/schema.graphql',
  'src/generated/roster.schema.json',
];

/** Compiles a package of the repository as `npm run build` does. */
function build(project: string, outDir: string): void {
  const tsc = join(ROOT, 'node_modules/typescript/bin/tsc');
  execFileSync(process.execPath, [tsc, '-p', join(ROOT, project), '--outDir', outDir]);
}

/** Builds the package, with the packages that production installs: all except those of this repository. */
function installPackage() {
  const folder = createTemporaryFolder();
  build('tsconfig.build.json', join(folder.path, 'dist'));
  mkdirSync(join(folder.path, 'src/generated'), { recursive: true });
  const { files } = JSON.parse(readSource('package.json'));
  for (const path of SHIPPED) {
    assert.ok(files.includes(path), `${path} is not shipped`);
    symlinkSync(join(ROOT, path), join(folder.path, path));
  }
  mkdirSync(join(folder.path, 'node_modules'));
  for (const name of readdirSync(join(ROOT, 'node_modules'))) {
    if (name === '@roster') continue;
    symlinkSync(join(ROOT, 'node_modules', name), join(folder.path, 'node_modules', name));
  }
  folder.write('package.json', readSource('package.json'));
  return folder;
}

/** Adds the package of the simulators, without its sources. */
function installSimulators(folder: string): void {
  const source = join(ROOT, 'packages/simulators');
  const target = join(folder, 'node_modules/@roster/simulators');
  build('packages/simulators/tsconfig.build.json', join(target, 'dist'));
  for (const file of ['package.json', 'main.js']) cpSync(join(source, file), join(target, file));
}

describe('Published package', () => {
  const folder = installPackage();
  after(() => folder[Symbol.dispose]());

  const command = (...args: string[]) => [
    '--preserve-symlinks-main',
    join(folder.path, 'bin/roster.js'),
    ...args,
  ];
  const { FORCE_COLOR: _colours, ...inherited } = process.env;
  const environment = { ...inherited, HOST: '127.0.0.1', PORT: '0' };
  const options = { cwd: folder.path, encoding: 'utf8', env: environment } as const;
  const roster = (...args: string[]) => spawnSync(process.execPath, command(...args), options);

  /** Starts it and returns what it prints until it is ready. */
  async function untilReady(...args: string[]): Promise<string> {
    const child = spawn(process.execPath, command(...args), options);
    let stdout = '';
    child.stdout.setEncoding('utf8');
    for await (const chunk of child.stdout) {
      stdout += chunk;
      if (/^ {2}GraphQL /m.test(stdout)) break;
    }
    child.kill('SIGKILL');
    return stdout;
  }

  it('runs from its own files, without the sources', () => {
    assert.match(roster('schema').stdout, /input UpdateUserInput @oneOf/);
    assert.match(roster('config-schema').stdout, /"title": "roster\.yml"/);
  });

  it('starts with a configuration, without the simulators', async () => {
    const provider = 'a: { kind: activePlatform, url: "http://127.0.0.1:9", apiToken: demo }';
    const file = folder.write('provider.yml', `providers: { ${provider} }\n`);
    assert.match(await untilReady('start', '--config', file), /^Roster is ready\./);
  });

  for (const name of ['start', 'simulate']) {
    it(`says without the simulators what ${name} needs`, () => {
      const { status, stdout, stderr } = roster(name);
      assert.deepEqual([status, stdout], [78, '']);
      assert.match(stderr, /^The simulators cannot be used:\n {2}the package @roster\/simulators /);
    });
  }

  it('says how it is built if it was installed without its build', () => {
    const [built, hidden] = [join(folder.path, 'dist'), join(folder.path, 'hidden')];
    renameSync(built, hidden);
    const { status, stderr } = roster('schema');
    renameSync(hidden, built);
    assert.equal(status, 1);
    assert.match(stderr, /^Roster is not built: .*--ignore-scripts/);
  });

  it('starts over the package of the simulators', async () => {
    installSimulators(folder.path);
    assert.match(await untilReady('start'), /every provider is simulated/);
  });
});
