import assert from 'node:assert/strict';
import { cpSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { ROOT } from '../support/files/sources.ts';
import { createTemporaryFolder } from '../support/files/temporary-folder.ts';
import { type RosterProcess, startRoster } from '../support/gateway/roster-process.ts';

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

describe('URLs of roster start', () => {
  it('lead nowhere to a 404', async () => {
    await using roster = await startRoster({ args: ['start'], environment: { PORT: '0' } });
    const urls = await listUrls(roster);
    assert.ok(urls.has(`${roster.url}/graphiql`));
    // The page names its scripts and style sheets.
    assert.ok([...urls].some((url) => url.includes('/graphiql/assets/')));
    await assertFound(urls);
  });

  it('lead nowhere to a 404 without the bundle of GraphiQL', async () => {
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
