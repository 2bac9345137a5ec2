import assert from 'node:assert/strict';
import { chmodSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { openTrail } from '../../src/audit/trail.ts';
import { KEY } from '../audit/trail-lines.ts';
import { createTemporaryFolder } from '../support/files/temporary-folder.ts';
import { silentLog } from '../support/gateway/gateway.ts';
import { startRoster } from '../support/gateway/roster-process.ts';
import { until } from '../support/upstreams/blocking-upstream.ts';

const CANARY = 'canary-environment-0123456789';

describe('Files of a process', () => {
  test('E19: are private to its account, including diagnostic reports', async () => {
    using folder = createTemporaryFolder();
    const config = folder.write(
      'roster.yml',
      `server: { port: 0, drainMs: 0, graphiql: false }
audit: { file: ${join(folder.path, 'audit.jsonl')}, key: "\${AUDIT_KEY}" }
providers: { a: { kind: activePlatform, url: "http://127.0.0.1:9", apiToken: "\${TOKEN}" } }
`,
    );
    const before = readdirSync(folder.path);
    await using roster = await startRoster({
      args: ['start', '--config', config],
      environment: { TOKEN: CANARY, AUDIT_KEY: CANARY.repeat(2) },
      nodeArguments: [
        '--report-on-signal',
        '--report-signal=SIGUSR2',
        `--report-directory=${folder.path}`,
      ],
    });
    roster.signal('SIGUSR2');
    const written = () => readdirSync(folder.path).filter((name) => !before.includes(name));
    const isReport = (name: string) => name.startsWith('report.');
    await until(() => written().some(isReport));
    const report = () => readFileSync(join(folder.path, written().find(isReport) ?? ''), 'utf8');
    await until(() => report().endsWith('}\n'));
    assert.ok(!report().includes(CANARY));
    // They are the trail, its lock and the report.
    assert.ok(written().length >= 3);
    for (const name of written()) {
      assert.equal(statSync(join(folder.path, name)).mode & 0o077, 0, name);
    }
    await roster.stop();
  });

  test('E19: cause a warning if others may read the trail', async () => {
    using folder = createTemporaryFolder();
    const file = folder.write('audit.jsonl', '');
    const warned: unknown[] = [];
    const log = { ...silentLog, warn: (...line: unknown[]) => void warned.push(line) };
    for (const [mode, count] of [
      [0o600, 0],
      [0o640, 1],
      [0o604, 2],
    ] as const) {
      chmodSync(file, mode);
      await (await openTrail(file, KEY, log)).close();
      assert.equal(warned.length, count);
    }
    assert.deepEqual(warned[0], [
      { file, mode: '0640' },
      'Audit trail is readable by other accounts: chmod 600 makes it private.',
    ]);
  });
});
