import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { warnShortGracePeriod } from '../../src/config/grace-period.ts';
import { createTemporaryFolder } from '../support/files/temporary-folder.ts';
import { settingsOver } from '../support/gateway/gateway.ts';
import { runRoster } from '../support/gateway/roster-process.ts';
import { sendJson, startHttpServer } from '../support/upstreams/http-server.ts';

const settings = (drainMs: number, deadlineMs: number) =>
  settingsOver(
    { active: { kind: 'activePlatform', url: 'http://127.0.0.1:1', apiToken: 'x' } },
    { server: { drainMs }, limits: { deadlineMs } },
  );

describe('The grace period', () => {
  it('is sufficient by default and up to 9.5 seconds', () => {
    assert.equal(warnShortGracePeriod(settings(1000, 8000)), undefined);
    assert.equal(warnShortGracePeriod(settings(1500, 8000)), undefined);
  });

  it('causes a warning if an operation may be cut off', () => {
    assert.equal(
      warnShortGracePeriod(settings(1501, 8000)),
      'limits.deadlineMs: an operation of 8000 ms may be cut 9500 ms after SIGTERM, of which server.drainMs takes 1501',
    );
    assert.match(warnShortGracePeriod(settings(0, 0)) ?? '', /for which there is no limit/);
  });

  it('causes a warning of roster check', async () => {
    await using server = await startHttpServer((response) => sendJson(response, 200, [{ id: 1 }]));
    using folder = createTemporaryFolder();
    const file = folder.write(
      'roster.yml',
      `limits: { deadlineMs: 20000 }\nproviders: { a: { kind: activePlatform, url: "${server.url}", apiToken: x } }\n`,
    );
    const { code, stderr } = await runRoster({ args: ['check', '--config', file] });
    assert.equal(code, 0);
    assert.match(stderr, /^Warning: limits\.deadlineMs: an operation of 20000 ms may be cut /m);
  });
});
