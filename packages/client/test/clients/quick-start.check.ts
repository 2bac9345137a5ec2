import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { readCodeBlocks } from '../../../../test/support/files/code-blocks.ts';
import { createTemporaryFolder } from '../../../../test/support/files/temporary-folder.ts';
import { packClient } from '../packed-client.ts';
import { mustRun, run } from './run-command.ts';
import { keysOf, startTestGateway } from './test-gateway.ts';

const MAX_SECONDS = 60;

const [install, program, compile] = readCodeBlocks('docs/clients.md', 'Quick start');

describe('Quick start on the page about clients', async () => {
  assert.ok(install !== undefined && program !== undefined && compile !== undefined);
  const packed = packClient();
  const gateway = await startTestGateway(['quick-start']);
  after(async () => {
    await gateway[Symbol.asyncDispose]();
    packed[Symbol.dispose]();
  });
  /** The commands of the page, with the tarball in place of the name in the registry. */
  const commands = install.text.replace(
    'npm install @roster/client',
    `npm install ${packed.tarball}`,
  );

  it(`compiles a typed mutation in less than ${MAX_SECONDS} seconds`, async (test) => {
    using folder = createTemporaryFolder();
    const startedAt = performance.now();
    await mustRun('sh', ['-euc', commands], folder.path);
    folder.write('rename-user.ts', program.text);
    await mustRun('sh', ['-euc', compile.text], folder.path);
    const seconds = (performance.now() - startedAt) / 1000;
    test.diagnostic(`From an empty folder to a compiled typed mutation: ${seconds.toFixed(1)} s`);

    const { key } = keysOf('quick-start');
    const args = ['rename-user.js', gateway.url, key];
    assert.equal(await mustRun('node', args, folder.path), 'Saved.\n');

    const cases = program.text.split('\n').filter((line) => line.startsWith('    case '));
    assert.equal(cases.length, 8);
    folder.write('rename-user.ts', program.text.replace(`${cases.at(-1)}\n`, ''));
    const { code, stdout } = await run('sh', ['-euc', compile.text], folder.path);
    assert.notEqual(code, 0);
    assert.match(stdout, /^rename-user\.ts\(\d+,\d+\): error TS2366: [^\n]*\n$/);
    assert.ok(seconds < MAX_SECONDS, `it took ${seconds.toFixed(1)} s`);
  });
});
