import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { ROOT } from '../support/files/sources.ts';
import { createTemporaryFolder } from '../support/files/temporary-folder.ts';

interface Case {
  /** The files beside `bin/roster.js`: a clone has sources, and may have its own Node. */
  readonly files: readonly string[];
  readonly platform?: string;
  readonly args?: readonly string[];
  /** The npm script that runs. */
  readonly script?: string;
}

const CLONE = 'src/main.ts';
const OWN_NODE = 'node_modules/.bin/node';

/** Runs `roster` with an old version of Node, which the file checks first, and returns what it advises. */
function advise({ files, platform = 'linux', args = ['check'], script }: Case): string {
  using folder = createTemporaryFolder();
  for (const name of ['bin', 'src', 'node_modules/.bin']) {
    mkdirSync(join(folder.path, name), { recursive: true });
  }
  for (const name of files) folder.write(name, '');
  const file = join(folder.path, 'bin/roster.js');
  copyFileSync(`${ROOT}bin/roster.js`, file);
  folder.write('package.json', '{"type":"module"}');
  const disguise = `
    Object.defineProperty(process.versions, 'node', { value: '20.20.2' });
    for (const [name, value] of Object.entries({ platform: '${platform}', arch: 'x64' })) {
      Object.defineProperty(process, name, { value });
    }
    const header = { glibcVersionRuntime: '${platform}' === 'linux' ? '2.36' : undefined };
    process.report.getReport = () => ({ header });
    await import(process.argv[1]);`;
  const { npm_lifecycle_event: _script, ...env } = process.env;
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--input-type=module', '-e', disguise, file, ...args],
    { encoding: 'utf8', env: { ...env, ...(script && { npm_lifecycle_event: script }) } },
  );
  // A service manager does not start it again: RestartPreventExitStatus=78 of the unit.
  assert.deepEqual([status, stdout], [78, '']);
  const [, advice] =
    /^Roster needs Node 22\.19 or newer and found 20\.20\.2\. (.*)\n$/.exec(stderr) ?? [];
  assert.ok(advice !== undefined, stderr);
  return advice.replaceAll(folder.path, '/clone');
}

describe('roster with an old Node', () => {
  it('prints the command with the Node of the clone', () => {
    const args = ['check', '--config', "it's.yml"];
    assert.equal(
      advise({ files: [CLONE, OWN_NODE], args, script: 'check-config' }),
      "Use the one of this clone: /clone/node_modules/.bin/node /clone/bin/roster.js check --config 'it'\\''s.yml'",
    );
  });

  it('prints how to install a Node in the clone', () => {
    assert.equal(
      advise({ files: [CLONE] }),
      'npm ci installs one in this clone: cd /clone/ && npm ci && /clone/node_modules/.bin/node /clone/bin/roster.js check',
    );
  });

  it('repeats the npm script that was run, with its options', () => {
    const install = 'npm ci installs one in this clone: cd /clone/ && npm ci && npm run start';
    assert.equal(advise({ files: [CLONE], args: ['start'], script: 'start' }), install);
    assert.equal(
      advise({ files: [CLONE], args: ['start', '--port', '1'], script: 'start' }),
      `${install} -- --port 1`,
    );
  });

  for (const script of [undefined, 'start']) {
    it(`never names npm start on other platforms: ${script ?? 'directly'}`, () => {
      assert.equal(
        advise({ files: [CLONE, OWN_NODE], platform: 'darwin', ...(script && { script }) }),
        'Install Node 24 with the package manager or version manager of this machine: npm ci installs one on Linux x64 with glibc only.',
      );
    });
  }

  it('sends the users of a package to a newer Node', () => {
    assert.equal(
      advise({ files: [] }),
      'Install Node 24 with the package manager or version manager of this machine: the package contains none.',
    );
  });
});
