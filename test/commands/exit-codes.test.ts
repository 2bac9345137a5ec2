import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { describe, it } from 'node:test';
import { ROOT, readSource } from '../support/files/sources.ts';
import { createTemporaryFolder, type TemporaryFolder } from '../support/files/temporary-folder.ts';
import { runCommand, runRoster, startRoster } from '../support/gateway/roster-process.ts';
import { sendJson, startHttpServer } from '../support/upstreams/http-server.ts';

/** The exit codes that the page documents. */
const DOCUMENTED = [...readSource('docs/commands.md').matchAll(/^\| (\d+) \|/gm)].map(([, code]) =>
  Number(code),
);

const PROVIDER =
  'providers: { a: { kind: activePlatform, url: "http://127.0.0.1:9", apiToken: x } }\n';

/** A run of the command for each exit code. */
const RUNS: Readonly<Record<number, (folder: TemporaryFolder) => Promise<number | null>>> = {
  0: async () => (await runRoster({ args: ['--version'] })).code,
  1: async (folder) => {
    // Nothing listens on the port of the provider.
    const args = ['check', '--config', folder.write('roster.yml', PROVIDER)];
    return (await runRoster({ args })).code;
  },
  2: async (folder) => {
    // The provider reads the update and closes the connection, so it may have made it.
    await using provider = await startHttpServer((response, { method }) => {
      if (method === 'GET') sendJson(response, 200, { id: 1 });
      else response.destroy();
    });
    const file = folder.write('roster.yml', PROVIDER.replace('http://127.0.0.1:9', provider.url));
    const args = ['update', 'a/user/1', 'firstName=Ann', '--config', file];
    return (await runRoster({ args })).code;
  },
  64: async () => (await runRoster({ args: ['start', '--colour'] })).code,
  74: async () => {
    const { codes } = runPipeline('--version > /dev/full', 'true');
    return Number(codes.split(' ')[0]);
  },
  78: async (folder) => {
    // A process of its own is below, with closed output.
    const args = ['check', '--config', folder.write('roster.yml', 'nonsense: true\n')];
    return (await runCommand({ args })).code;
  },
  130: (folder) => stopTwice(folder, 'SIGINT'),
  143: (folder) => stopTwice(folder, 'SIGTERM'),
};

/** Stops a gateway that drains, and then at once. */
async function stopTwice(folder: TemporaryFolder, signal: 'SIGINT' | 'SIGTERM') {
  const file = folder.write('roster.yml', `server: { port: 0, drainMs: 5000 }\n${PROVIDER}`);
  await using roster = await startRoster({ args: ['start', '--config', file] });
  roster.signal('SIGTERM');
  // A signal that follows at once may be the same one.
  const repeat = setInterval(() => roster.signal(signal), 200);
  const { code } = await roster.ended();
  clearInterval(repeat);
  return code;
}

/** Runs a pipeline, and returns the exit codes of its commands. */
function runPipeline(args: string, reader: string): { codes: string; stderr: string } {
  const command = `"${process.execPath}" "${ROOT}bin/roster.js" ${args} | ${reader} >/dev/null; echo "\${PIPESTATUS[*]}"`;
  const { stdout, stderr } = spawnSync('bash', ['-c', command], { cwd: ROOT, encoding: 'utf8' });
  return { codes: stdout.trim(), stderr };
}

describe('Exit codes', () => {
  it('are all documented', () => {
    assert.deepEqual(DOCUMENTED, Object.keys(RUNS).map(Number));
  });

  for (const [code, run] of Object.entries(RUNS)) {
    it(`include ${code}`, async () => {
      using folder = createTemporaryFolder();
      assert.equal(await run(folder), Number(code));
    });
  }
});

describe('Closed standard output', () => {
  // The reader ends before anything is printed.
  for (const args of ['--help', '--version', 'key', 'schema', 'config-schema', 'completion bash']) {
    it(`does not disturb roster ${args}`, () => {
      assert.deepEqual(runPipeline(args, 'true'), { codes: '0 0', stderr: '' });
    });
  }

  it('does not change the exit code of roster check', () => {
    using folder = createTemporaryFolder();
    const file = folder.write('roster.yml', `nonsense: true\n${PROVIDER}`);
    const { codes, stderr } = runPipeline(`check --config ${file} --json`, 'true');
    assert.deepEqual([codes, stderr], ['78 0', '']);
  });

  it('ends the command if the disk is full', () => {
    const { codes, stderr } = runPipeline('schema > /dev/full', 'cat');
    assert.equal(codes, '74 0');
    assert.equal(stderr, 'Standard output: cannot be written (ENOSPC).\n');
  });
});
