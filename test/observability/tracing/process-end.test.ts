import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { stringify } from 'yaml';
import { send } from '../../support/clients/graphql.ts';
import { createTemporaryFolder } from '../../support/files/temporary-folder.ts';
import { startRoster } from '../../support/gateway/roster-process.ts';
import { startCollector } from '../../support/services/collector.ts';
import { sendJson, startHttpServer } from '../../support/upstreams/http-server.ts';

const READ = 'query Last { user(id: "ap/user/7") { id } }';

/** Starts a process that exports to this collector, sends it one request and stops it. */
async function runOnce(endpoint: string) {
  await using upstream = await startHttpServer((response) => sendJson(response, 200, { id: 7 }));
  using folder = createTemporaryFolder();
  const configuration = {
    server: { port: 0, drainMs: 0 },
    providers: { ap: { kind: 'activePlatform', url: upstream.url, apiToken: 'canary-token' } },
    traces: { endpoint, headers: { 'X-Api-Key': 'canary-collector' } },
  };
  const file = folder.write('roster.yml', stringify(configuration));
  await using roster = await startRoster({ args: ['start', '--config', file] });
  const { errors } = await send(roster.url, READ);
  assert.deepEqual(errors, []);
  const startedAt = performance.now();
  const finished = await roster.stop();
  return { ...finished, ms: performance.now() - startedAt };
}

describe('SIGTERM', { concurrency: true }, () => {
  it('exports the remaining spans', async () => {
    await using collector = await startCollector();
    const { code } = await runOnce(collector.endpoint);
    assert.equal(code, 0);
    const names = collector.spans().map(({ name }) => name);
    assert.deepEqual(names.sort(), ['GET api/vendor/v1/users/{user}.json', 'query Last']);
  });

  it('ends the process within 10 seconds if the collector hangs', async () => {
    await using collector = await startCollector(() => {});
    const { code, ms, stderr } = await runOnce(collector.endpoint);
    assert.equal(code, 0);
    assert.equal(collector.arrivals.length, 1);
    assert.ok(ms < 10_000, `${ms}`);
    const lines = stderr.split('\n').filter((line) => line.startsWith('{'));
    assert.doesNotMatch(lines.join('\n'), /canary/);
  });
});
