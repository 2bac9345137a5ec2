import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { relative } from 'node:path';
import { describe, it } from 'node:test';
import { withoutRunner } from '../../tools/run-job.ts';
import { findAllJobs, findDrills, findFiles } from '../../tools/test-jobs.ts';
import { ROOT } from '../support/files/sources.ts';
import { createTemporaryFolder } from '../support/files/temporary-folder.ts';

const FAILS = "import { it } from 'node:test';\nit('x', () => { throw new Error('seen'); });\n";

/** A test that fails the first time. */
const failsOnce = (mark: string) => `
  import { it } from 'node:test';
  import { existsSync, writeFileSync } from 'node:fs';
  it('x', () => {
    if (existsSync('${mark}')) return;
    writeFileSync('${mark}', '');
    throw new Error('seen');
  });
`;

/** Runs the tests of a folder with these files. */
function runOver(write: (path: string) => Readonly<Record<string, string>>) {
  using folder = createTemporaryFolder();
  for (const [name, text] of Object.entries(write(folder.path))) folder.write(name, text);
  const path = relative(ROOT, folder.path);
  const args = [`${ROOT}tools/run-tests.ts`, path];
  const { status, stdout } = spawnSync(process.execPath, args, {
    cwd: ROOT,
    env: withoutRunner(),
    encoding: 'utf8',
  });
  return { status, stdout: stdout.replaceAll(`${path}/`, '') };
}

describe('run-tests', () => {
  it('passes if a failed file passes alone, and says so', () => {
    const { status, stdout } = runOver((path) => ({
      'a.test.ts': failsOnce(`${path}/mark`),
      'b.test.ts': "import { it } from 'node:test';\nit('y', () => {});\n",
    }));
    assert.match(stdout, /Error: seen/);
    assert.match(stdout, /UNSTABLE \(failed beside others, passed alone\):\n {2}a\.test\.ts\n$/);
    assert.equal(status, 0);
  });

  it('fails if a file fails again alone', () => {
    const { status, stdout } = runOver(() => ({ 'a.test.ts': FAILS }));
    assert.match(stdout, /FAILED:\n {2}a\.test\.ts\n$/);
    assert.doesNotMatch(stdout, /UNSTABLE/);
    assert.equal(status, 1);
  });

  it('fails if a file cannot be loaded', () => {
    const { status, stdout } = runOver(() => ({ 'a.test.ts': 'const a = ;\n' }));
    assert.match(stdout, /FAILED:\n {2}a\.test\.ts\n$/);
    assert.equal(status, 1);
  });

  it('repeats nothing if many files fail', () => {
    const files = Array.from({ length: 11 }, (_none, n) => [`${n}.test.ts`, FAILS] as const);
    const { status, stdout } = runOver(() => Object.fromEntries(files));
    assert.equal(stdout.match(/^ {2}\d+\.test\.ts$/gm)?.length, 11);
    assert.doesNotMatch(stdout, /once more/);
    assert.equal(status, 1);
  });

  it('runs each file once', () => {
    const { together, alone } = findDrills();
    const run = [...findAllJobs(), ...together, ...alone].flatMap(({ files }) => files);
    assert.equal(new Set(run).size, run.length);
    const all = ['test', 'test/*', 'packages/*/test'].flatMap(findFiles);
    const separate = all.filter((file) => !run.includes(file));
    assert.deepEqual(
      separate.filter((file) => !file.startsWith('test/install/')),
      [],
    );
  });
});
