import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { describe, it } from 'node:test';
import { withoutRunner } from '../../tools/run-job.ts';
import { addExampleProvider } from '../support/files/example-provider.ts';
import { createTemporaryFolder } from '../support/files/temporary-folder.ts';

/** Suites of every provider, and a test of this one. */
const SUITES = [
  'test/conformance/providers.test.ts',
  'test/providers/acme/rejection.test.ts',
  'test/providers/contract/odd-values.test.ts',
  'test/use-cases/update-user/unsendable-input.test.ts',
];

/*
 * npm run test:first-use
 *
 * Adds the provider of docs/adding-a-provider.md to a copy of the repository by the steps of the guide, and nothing else.
 */
describe('A fifth provider, added by the guide alone', () => {
  it('has a green npm test', (test) => {
    using folder = createTemporaryFolder();
    const run = (command: string, ...args: readonly string[]) => {
      const startedAt = performance.now();
      const { status, stdout, stderr } = spawnSync(command, args, {
        cwd: folder.path,
        env: withoutRunner(),
        encoding: 'utf8',
        maxBuffer: 100_000_000,
      });
      const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
      test.diagnostic(`${[command, ...args].join(' ').slice(0, 60)}: ${seconds} s`);
      assert.equal(status, 0, stdout + stderr);
      return stdout;
    };
    addExampleProvider(folder.path);
    run('git', 'init', '--quiet');
    run('git', 'add', '.');
    const author = ['-c', 'user.name=Acme', '-c', 'user.email=acme@example.com'];
    run('git', ...author, 'commit', '--quiet', '--message', 'Add Acme');

    run('npm', 'run', '--silent', 'codegen');
    run('npm', 'run', '--silent', 'format');
    run('npm', 'test');

    const output = run('npx', 'node', '--test', '--test-reporter=spec', ...SUITES);
    assert.match(output, /✔ updateUser at Acme/);
    assert.match(output, /✔ A rejection of Acme/);
    assert.match(output, /✔ Acme contract: is read/);
    assert.match(output, /is not sent through acme/);
  });
});
