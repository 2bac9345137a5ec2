import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { after, before, describe, it } from 'node:test';
import { addExampleProvider } from '../support/files/example-provider.ts';
import { createTemporaryFolder } from '../support/files/temporary-folder.ts';

/** Adds the provider of `docs/adding-a-provider.md` to a copy of the repository. */
describe('The example provider', () => {
  const folder = createTemporaryFolder();
  before(() => addExampleProvider(folder.path));
  after(() => folder[Symbol.dispose]());

  const run = (command: string, ...args: readonly string[]) => {
    // Otherwise the tests would report to the runner of this one.
    const { NODE_TEST_CONTEXT: _context, ...env } = process.env;
    const { status, stdout, stderr } = spawnSync(command, args, {
      cwd: folder.path,
      env,
      encoding: 'utf8',
    });
    assert.equal(status, 0, stdout + stderr);
    return stdout;
  };
  const test = (...files: readonly string[]) =>
    run(process.execPath, '--test', '--test-reporter=spec', ...files);

  it('is complete: its schema is generated', () => {
    run('npm', 'run', '--silent', 'codegen');
  });

  it('is complete: it compiles', () => {
    run('npx', 'tsc', '-p', '.');
  });

  it('passes the conformance suite and its own test', () => {
    const output = test('test/conformance/providers.test.ts', 'test/providers/acme/*.test.ts');
    assert.match(output, /✔ updateUser at Acme/);
    assert.match(output, /✔ A rejection of Acme/);
  });

  it('is covered by the tests of every provider', () => {
    const output = test(
      'test/use-cases/update-user/unsendable-input.test.ts',
      'test/config/read-settings.test.ts',
      'test/graphql/schema.test.ts',
      'test/architecture.test.ts',
    );
    assert.match(output, /is not sent through acme/);
  });
});
