import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createTemporaryFolder, type TemporaryFolder } from '../support/files/temporary-folder.ts';
import { startRoster } from '../support/gateway/roster-process.ts';

/** Starts Roster with a bug that a signal triggers. */
function startWithMistake(folder: TemporaryFolder, mistake: string) {
  const error =
    "Object.assign(new TypeError('canary\\n    at canary:1:1'), { body: 'canary', cause: new Error('canary') })";
  const script = folder.write(
    'mistake.mjs',
    `process.on('SIGUSR2', () => {\n  const error = ${error};\n  ${mistake}\n});`,
  );
  const environment = { PORT: '0', NODE_OPTIONS: `--import=${script}` };
  return startRoster({ args: ['start'], environment });
}

describe('Unexpected errors', () => {
  for (const [name, mistake] of [
    ['an exception', 'throw error;'],
    ['a rejection of an Error', 'Promise.reject(error);'],
    ['a rejection of anything else', "Promise.reject({ password: 'canary' });"],
  ] as const) {
    it(`G1: end the process with 1, quoting nothing: ${name}`, async () => {
      using folder = createTemporaryFolder();
      await using roster = await startWithMistake(folder, mistake);
      roster.signal('SIGUSR2');
      const { code, stderr } = await roster.ended();
      assert.equal(code, 1);
      assert.match(stderr, /^Fatal: (TypeError\n {4}at .*mistake\.mjs|object\n)/);
      assert.doesNotMatch(stderr, /canary|password/);
    });
  }
});
