import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { ROOT, readSource } from '../support/files/sources.ts';
import { createTemporaryFolder } from '../support/files/temporary-folder.ts';
import { startRoster } from '../support/gateway/roster-process.ts';
import { skipWithout } from '../support/services/installed-program.ts';

const [, PATTERN = ''] = /`pgrep -f '([^']+)'`/.exec(readSource('docs/operations.md')) ?? [];

/** Returns the ids of the processes that pgrep finds. */
const find = () =>
  spawnSync('pgrep', ['-f', PATTERN], { encoding: 'utf8' }).stdout.split('\n').map(Number);

describe('The documented pattern of pgrep', {
  skip: skipWithout(['pgrep'], 'apt-get install procps'),
}, () => {
  const args = ['start', '--port', '0'];

  it('finds a gateway of a clone, also with flags of Node.js', async () => {
    await using roster = await startRoster({ args, nodeArguments: ['--max-semi-space-size=16'] });
    assert.ok(find().includes(roster.pid));
  });

  it('finds the installed command', async () => {
    using folder = createTemporaryFolder();
    const program = join(folder.path, 'roster');
    // As npm does in node_modules/.bin.
    symlinkSync(join(ROOT, 'bin/roster.js'), program);
    await using roster = await startRoster({ args, program });
    assert.ok(find().includes(roster.pid));
  });

  it('does not find other commands', async () => {
    await using roster = await startRoster({ args: ['start', '--port', '0'] });
    const shell = spawnSync('sh', ['-c', `pgrep -f '${PATTERN}'; : roster start`], {
      encoding: 'utf8',
    });
    const found = shell.stdout.trim().split('\n').map(Number);
    assert.ok(found.includes(roster.pid) && !found.includes(shell.pid));
  });
});
