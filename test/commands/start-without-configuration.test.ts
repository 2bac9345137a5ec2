import assert from 'node:assert/strict';
import { cpSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { update } from '../support/clients/graphql.ts';
import { ROOT } from '../support/files/sources.ts';
import { createTemporaryFolder } from '../support/files/temporary-folder.ts';
import { type RosterProcess, startRoster } from '../support/gateway/roster-process.ts';
import { until } from '../support/upstreams/blocking-upstream.ts';

const BROWSER = { headers: { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' } };

/** Returns the URLs that a gateway prints, the paths that it names, and those to which these lead a browser. */
async function listUrls({ url, output }: RosterProcess): Promise<ReadonlySet<string>> {
  const printed = output().match(/http:\/\/\S+/g) ?? [];
  // "GET <its URL>/_simulator/journal" is about each simulator.
  const simulators = printed.filter((one) => !one.startsWith(url));
  const journals = simulators.map((one) => `${one}/_simulator/journal`);
  const urls = new Set([...printed, ...journals]);
  // A set also returns what is added while it is read.
  for (const one of urls) {
    const response = await fetch(one, BROWSER);
    if (response.redirected) urls.add(response.url);
    if (!response.headers.get('content-type')?.startsWith('text/html')) continue;
    for (const [, link = ''] of (await response.text()).matchAll(/(?:href|src)="([^"]+)"/g)) {
      urls.add(new URL(link, response.url).href);
    }
  }
  return urls;
}

async function assertFound(urls: ReadonlySet<string>): Promise<void> {
  for (const url of urls) {
    const { status } = await fetch(url, BROWSER);
    assert.notEqual(status, 404, url);
  }
}

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

  it('logs on SIGHUP that there is no file, and keeps running', async () => {
    roster.signal('SIGHUP');
    await until(() => roster.output().includes('Reload skipped: no configuration file'));
    assert.equal((await fetch(`${roster.url}/health/ready`)).status, 200);
  });

  it('exits with 0 on SIGINT', async () => {
    assert.equal((await roster.stop('SIGINT')).code, 0);
  });
});

describe('roster start without the bundle of GraphiQL', () => {
  it('prints no URL that leads to a 404', async () => {
    using folder = createTemporaryFolder();
    for (const name of ['bin', 'src', 'schema', 'package.json']) {
      cpSync(join(ROOT, name), join(folder.path, name), { recursive: true });
    }
    symlinkSync(join(ROOT, 'node_modules'), join(folder.path, 'node_modules'));
    await using roster = await startRoster({
      args: ['start'],
      environment: { PORT: '0' },
      program: join(folder.path, 'bin/roster.js'),
    });
    assert.doesNotMatch(roster.output(), /graphiql/i);
    const urls = await listUrls(roster);
    assert.ok(![...urls].some((url) => url.includes('graphiql')));
    await assertFound(urls);
    const page = await fetch(`${roster.url}/graphiql`, BROWSER);
    assert.match(await page.text(), /GraphiQL is not part of this installation/);
    const visit = await fetch(`${roster.url}/graphql`, BROWSER);
    assert.match(await visit.text(), /This path has no page/);
  });
});
