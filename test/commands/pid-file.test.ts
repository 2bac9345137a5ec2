import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { stringify } from 'yaml';
import { preparePidFile } from '../../src/commands/pid-file.ts';
import { ConfigError } from '../../src/config/config-error.ts';
import { createTemporaryFolder } from '../support/files/temporary-folder.ts';
import { runCommand, startRoster } from '../support/gateway/roster-process.ts';

const SETTINGS = {
  server: { port: 0, drainMs: 0 },
  providers: { a: { kind: 'activePlatform', url: 'http://127.0.0.1:1', apiToken: 'token' } },
  writes: false,
};

/** The id of a process that has ended. */
const ENDED = spawnSync('true').pid;

describe('roster start --pid-file', () => {
  it('keeps the file while it accepts requests', async () => {
    using folder = createTemporaryFolder();
    const config = folder.write('roster.yml', stringify(SETTINGS));
    const args = ['start', '--config', config, '--pid-file', 'roster.pid'];
    const file = join(folder.path, 'roster.pid');
    // That of a gateway that was killed, which cannot remove it.
    folder.write('roster.pid', `${ENDED}\n`);
    await using roster = await startRoster({ args, folder: folder.path });
    assert.equal(readFileSync(file, 'utf8'), `${roster.pid}\n`);
    assert.equal(statSync(file).mode & 0o777, 0o644);

    const second = await runCommand({ args, folder: folder.path });
    assert.equal(second.code, 78);
    const problem = `process ${roster.pid} is running with this file: stop it, or name another file`;
    assert.ok(second.stderr.includes(`--pid-file: ${file}: ${problem}`), second.stderr);
    assert.equal(readFileSync(file, 'utf8'), `${roster.pid}\n`);

    await roster.stop();
    assert.equal(existsSync(file), false);
  });
});

describe('preparePidFile', () => {
  it('removes the id of an ended process and another program', async () => {
    using folder = createTemporaryFolder();
    const other = spawn('sleep', ['60']);
    // The process itself has this id if it runs in a new container, which numbers its processes again.
    for (const pid of [ENDED, other.pid, process.pid, '']) {
      const file = folder.write('roster.pid', `${pid}\n`);
      await preparePidFile(file);
      assert.equal(existsSync(file), false, `${pid}`);
    }
    other.kill();
  });

  it('refuses a file that is something else, and leaves it', async () => {
    using folder = createTemporaryFolder();
    for (const text of ['providers: {}\n', '0', '-1', '12 34']) {
      const file = folder.write('roster.yml', text);
      await assert.rejects(
        preparePidFile(file),
        explains(/contains something other than a process id/),
      );
      assert.equal(readFileSync(file, 'utf8'), text);
    }
    await assert.rejects(preparePidFile(folder.path), explains(/something other/));
  });

  it('refuses a folder that is missing', async () => {
    using folder = createTemporaryFolder();
    const file = join(folder.path, 'none/roster.pid');
    await assert.rejects(
      preparePidFile(file),
      explains(/^--pid-file: .*none\/roster\.pid: its folder does not exist: create it$/),
    );
  });

  it('refuses to replace a file that was created meanwhile', async () => {
    using folder = createTemporaryFolder();
    const file = join(folder.path, 'roster.pid');
    const prepared = await preparePidFile(file);
    folder.write('roster.pid', '1\n');
    assert.throws(prepared.write, explains(/another process has just created it/));
    assert.equal(readFileSync(file, 'utf8'), '1\n');
  });
});

const explains = (pattern: RegExp) => (error: unknown) =>
  error instanceof ConfigError && error.problems.some((problem) => pattern.test(problem));
