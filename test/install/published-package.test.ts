import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, renameSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { ROOT, readSource } from '../support/files/sources.ts';
import { createTemporaryFolder } from '../support/files/temporary-folder.ts';
import { assertFound, BROWSER, listUrls } from '../support/gateway/printed-urls.ts';
import { runRoster, startRoster } from '../support/gateway/roster-process.ts';
import { IS_THOROUGH } from '../support/values/thorough.ts';

const SHIPPED = [
  'bin',
  'schema',
  'src/generated/schema.graphql',
  'src/generated/roster.schema.json',
];

/** `npm run types` checks the same sources, which takes much longer than to compile them. */
const CHECK = IS_THOROUGH ? [] : ['--noCheck'];

/** Compiles a package of the repository as `npm run build` does. */
function build(project: string, outDir: string): void {
  const tsc = join(ROOT, 'node_modules/typescript/bin/tsc');
  execFileSync(process.execPath, [tsc, '-p', join(ROOT, project), '--outDir', outDir, ...CHECK]);
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

  /** A run of the package, with a compile cache of its own. */
  const run = (...args: string[]) => ({
    args,
    environment: { HOST: '127.0.0.1', PORT: '0', NODE_COMPILE_CACHE: '' },
    folder: folder.path,
    program: join(folder.path, 'bin/roster.js'),
    nodeArguments: ['--preserve-symlinks-main'],
  });

  it('runs from its own files, without the sources', async () => {
    assert.match((await runRoster(run('schema'))).stdout, /input UpdateUserInput @oneOf/);
    assert.match((await runRoster(run('config-schema'))).stdout, /"title": "roster\.yml"/);
  });

  it('starts with a configuration, without the simulators', async () => {
    const provider = 'a: { kind: activePlatform, url: "http://127.0.0.1:9", apiToken: demo }';
    const file = folder.write('provider.yml', `providers: { ${provider} }\n`);
    await using roster = await startRoster(run('start', '--config', file));
    assert.match(roster.output(), /^Roster is ready\./);
  });

  for (const name of ['start', 'simulate']) {
    it(`says without the simulators what ${name} needs`, async () => {
      const { code, stdout, stderr } = await runRoster(run(name));
      assert.deepEqual([code, stdout], [78, '']);
      assert.match(stderr, /^The simulators cannot be used:\n {2}the package @roster\/simulators /);
    });
  }

  it('says how it is built if it was installed without its build', async () => {
    const [built, hidden] = [join(folder.path, 'dist'), join(folder.path, 'hidden')];
    renameSync(built, hidden);
    const { code, stderr } = await runRoster(run('schema'));
    renameSync(hidden, built);
    assert.equal(code, 78);
    assert.match(stderr, /^Roster is not built: .*--ignore-scripts/);
  });

  it('starts over the simulators and prints no URL of GraphiQL', async () => {
    installSimulators(folder.path);
    await using roster = await startRoster(run('start'));
    assert.match(roster.output(), /every provider is simulated/);
    assert.doesNotMatch(roster.output(), /graphiql/i);
    const urls = await listUrls(roster);
    assert.ok(![...urls].some((url) => url.includes('graphiql')));
    await assertFound(urls);
    const page = await fetch(`${roster.url}/graphiql`, BROWSER);
    assert.match(await page.text(), /GraphiQL is not part of this installation/);
    const visit = await fetch(`${roster.url}/graphql`, BROWSER);
    assert.match(await visit.text(), /This path has no page/);
  });
});
