import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { ROOT } from '../support/files/sources.ts';
import { createTemporaryFolder } from '../support/files/temporary-folder.ts';
import { startSimulatedUpstreams } from '../support/gateway/simulated-roster.ts';
import { createAppFolder, runNpm } from './app-folder.ts';

/*
 * `npm run test:install`: installs the packages as other teams do, and runs them. It installs from the registry what they need and
 * builds them several times, which takes minutes: a step of `.ci/run`, and not of every `npm test`.
 */
const packed = createTemporaryFolder();
after(() => packed[Symbol.dispose]());

/** Packs a package of this repository and returns the path of the tarball. */
function pack(...args: string[]): string {
  const [{ filename }] = JSON.parse(
    runNpm(ROOT, 'pack', '--json', '--pack-destination', packed.path, ...args),
  );
  return join(packed.path, filename);
}

const head = execFileSync('git', ['rev-parse', 'HEAD'], { cwd: ROOT, encoding: 'utf8' }).trim();

/** What `npm install` gets, and its options. A tarball needs no script of ours; from git, npm builds the package. */
const WAYS = {
  'a tarball': () => [pack(), '--ignore-scripts'],
  git: () => [`git+file://${ROOT.replace(/\/$/, '')}#${head}`],
};

/** The one way to test; all, if it is not set. */
const only = process.env['ROSTER_INSTALL_FROM'];

for (const [way, toArguments] of Object.entries(WAYS)) {
  if (only !== undefined && only !== way) continue;
  describe(`Gateway installed from ${way}`, () => {
    const app = createAppFolder();
    after(() => app[Symbol.dispose]());
    app.npm('install', ...toArguments());

    it('leaves the app its Node.js', () => {
      assert.ok(!existsSync(join(app.path, 'node_modules/.bin/node')));
      const printed = app.npm('run', 'node-path').trim();
      assert.equal(printed.split('\n').at(-1), process.execPath);
    });

    it('exports the schema', () => {
      const print = "process.stdout.write(import.meta.resolve('@roster/gateway/schema.graphql'))";
      const args = ['--input-type=module', '-e', print];
      const url = execFileSync(process.execPath, args, { cwd: app.path, encoding: 'utf8' });
      const schema = readFileSync(new URL(url), 'utf8');
      assert.equal(schema, readFileSync(join(ROOT, 'src/generated/schema.graphql'), 'utf8'));
      const file = join(app.path, 'node_modules/@roster/gateway/schema.graphql');
      assert.equal(readFileSync(file, 'utf8'), schema);
    });

    it('starts with a configuration and changes a user', async () => {
      await using upstreams = await startSimulatedUpstreams();
      await using gateway = await app.start('start', '--config', upstreams.configure({}));
      const update =
        'updateUser(input: { vmsBilling: { user: { login: { login: "test@mail.com" } }, status: BLOCKED } })';
      const query = `mutation { ${update} { ... on UserUpdated { user { id status } } } }`;
      assert.deepEqual(await post(gateway.url, query), {
        data: { updateUser: { user: { id: 'vms/user/1', status: 'BLOCKED' } } },
      });
    });

    it('says without a configuration that the simulators are missing', () => {
      const { status, stderr } = app.roster('start');
      assert.equal(status, 78);
      assert.match(stderr, /the package @roster\/simulators is not installed/);
    });

    it('starts without a configuration once they are installed', async () => {
      app.npm('install', pack('--workspace', '@roster/simulators'), '--ignore-scripts');
      await using gateway = await app.start('start');
      assert.match(gateway.output(), /every provider is simulated/);
      assert.deepEqual(await post(gateway.url, '{ user(id: "vms/user/1") { login } }'), {
        data: { user: { login: 'test@mail.com' } },
      });
      const page = await fetch(`${gateway.url}/graphiql`);
      assert.match(await page.text(), /<div id="root">/);
    });
  });
}

async function post(url: string, query: string): Promise<unknown> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  });
  return response.json();
}
