import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { update } from '../support/clients/graphql.ts';
import { assertFound, listUrls } from '../support/gateway/printed-urls.ts';
import { type RosterProcess, startRoster } from '../support/gateway/roster-process.ts';
import { until } from '../support/upstreams/blocking-upstream.ts';

describe('roster start without a configuration', () => {
  const cors = ['--cors', 'http://localhost:*', '--cors', 'https://desk.example'];
  let roster: RosterProcess;
  before(async () => {
    roster = await startRoster({ args: ['start', ...cors], environment: { PORT: '0' } });
  });
  after(() => roster[Symbol.asyncDispose]());

  it('prints the URL of GraphiQL, the simulators and a mutation', () => {
    const output = roster.output();
    assert.match(output, /GraphiQL\s+http:\/\/127\.0\.0\.1:\d+\/graphiql/);
    for (const name of ['VMS Billing API', 'VMS Admin API', 'ActivePlatform', 'OnApp']) {
      assert.ok(output.includes(name), name);
    }
    assert.match(output, /updateUser\(input: \{ vmsBilling: /);
  });

  it('responds to the mutation that it prints', async () => {
    const input = {
      vmsBilling: { user: { login: { login: 'test@mail.com' } }, status: 'BLOCKED' },
    };
    const result = await update(roster.url, input);
    assert.equal(result.user?.['status'], 'BLOCKED');
  });

  it('prints no URL that leads to a 404', async () => {
    const urls = await listUrls(roster);
    assert.ok(urls.has(`${roster.url}/graphiql`));
    // The page names its scripts and style sheets.
    assert.ok([...urls].some((url) => url.includes('/graphiql/assets/')));
    await assertFound(urls);
  });

  it('lets pages of the origins of --cors use it', async () => {
    for (const [origin, status] of [
      ['http://localhost:5173', 204],
      ['https://desk.example', 204],
      ['http://127.0.0.1:5173', 403],
      ['https://evil.example', 403],
    ] as const) {
      const response = await fetch(`${roster.url}/graphql`, {
        method: 'OPTIONS',
        headers: { origin, 'access-control-request-method': 'POST' },
      });
      assert.equal(response.status, status, origin);
    }
  });

  it('logs on SIGHUP that no file exists, and keeps running', async () => {
    roster.signal('SIGHUP');
    await until(() => roster.output().includes('Reload skipped: no configuration file'));
    assert.equal((await fetch(`${roster.url}/health/ready`)).status, 200);
  });

  it('exits with 0 on SIGINT', async () => {
    assert.equal((await roster.stop('SIGINT')).code, 0);
  });
});
