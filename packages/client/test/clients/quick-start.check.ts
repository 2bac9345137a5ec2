import assert from 'node:assert/strict';
import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { readCodeBlocks } from '../../../../test/support/files/code-blocks.ts';
import { ROOT } from '../../../../test/support/files/sources.ts';
import { createTemporaryFolder } from '../../../../test/support/files/temporary-folder.ts';
import { mustRun, run } from './run-command.ts';
import { keysOf, startTestGateway } from './test-gateway.ts';

/** CI allows more, because a slow registry must not decide. */
const MAX_SECONDS = Number(process.env['QUICK_START_SECONDS'] ?? 60);

/** The address on the page: that of a gateway on the default port, which a test must not take. */
const ADDRESS = 'http://127.0.0.1:4000/graphql';

const [install, program, compile, start] = readCodeBlocks('docs/clients.md', 'Quick start');

describe('Quick start on the page about clients', async () => {
  assert.ok(install && program && compile && start);
  assert.ok(start.text.includes(ADDRESS));
  const gateway = await startTestGateway(['quick-start']);
  after(() => gateway[Symbol.asyncDispose]());
  const { key } = keysOf('quick-start');
  /** The command of the page, with the address of this gateway and a key. */
  const startProgram = start.text.replace(ADDRESS, `${gateway.url} ${key}`);

  it(`compiles a typed mutation in less than ${MAX_SECONDS} seconds`, async (test) => {
    using folder = createTemporaryFolder();
    symlinkSync(ROOT, join(folder.path, 'roster'));
    const app = join(folder.path, 'app');
    mkdirSync(app);
    const startedAt = performance.now();
    await mustRun('sh', ['-euc', install.text], app);
    folder.write('app/rename-user.ts', program.text);
    await mustRun('sh', ['-euc', compile.text], app);
    const seconds = (performance.now() - startedAt) / 1000;
    test.diagnostic(`From an empty folder to a compiled typed mutation: ${seconds.toFixed(1)} s`);

    assert.equal(await mustRun('sh', ['-euc', startProgram], app), 'Saved.\n');

    const cases = program.text.split('\n').filter((line) => line.startsWith('    case '));
    assert.equal(cases.length, 8);
    folder.write('app/rename-user.ts', program.text.replace(`${cases.at(-1)}\n`, ''));
    const { code, stdout } = await run('sh', ['-euc', compile.text], app);
    assert.notEqual(code, 0);
    assert.match(stdout, /^rename-user\.ts\(\d+,\d+\): error TS2366: [^\n]*\n$/);
    assert.ok(seconds < MAX_SECONDS, `it took ${seconds.toFixed(1)} s`);
  });
});
