import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createTemporaryFolder, type TemporaryFolder } from '../support/files/temporary-folder.ts';
import { type Finished, runRoster, startRoster } from '../support/gateway/roster-process.ts';

const ERROR =
  "Object.assign(new TypeError('canary\\n    at canary:1:1'), { body: 'canary', cause: new Error('canary') })";

/** Returns the environment of a process with a bug that an event of the process triggers. */
function withMistake(folder: TemporaryFolder, event: string, mistake: string) {
  const script = folder.write(
    'mistake.mjs',
    `process.once('${event}', () => {\n  const error = ${ERROR};\n  ${mistake}\n});`,
  );
  return { PORT: '0', NODE_OPTIONS: `--import=${script}` };
}

function assertQuotesNothing({ code, stdout, stderr }: Finished): void {
  assert.equal(code, 1);
  assert.match(stderr, /^Fatal: (TypeError\n {4}at .*mistake\.mjs|object\n)/);
  assert.doesNotMatch(stdout + stderr, /canary|password/);
}

describe('Unexpected errors', () => {
  it('G1: end the gateway with 1, quoting nothing', async () => {
    using folder = createTemporaryFolder();
    const environment = withMistake(folder, 'SIGUSR2', 'throw error;');
    await using roster = await startRoster({ args: ['start'], environment });
    roster.signal('SIGUSR2');
    assertQuotesNothing(await roster.ended());
  });

  for (const [name, mistake] of [
    ['an exception', 'throw error;'],
    ['a rejection of an Error', 'Promise.reject(error);'],
    ['a rejection of anything else', "Promise.reject({ password: 'canary' });"],
  ] as const) {
    it(`G1: end a command with 1, quoting nothing: ${name}`, async () => {
      using folder = createTemporaryFolder();
      const environment = withMistake(folder, 'beforeExit', mistake);
      assertQuotesNothing(await runRoster({ args: ['--version'], environment }));
    });
  }
});
