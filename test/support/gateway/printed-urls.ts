import assert from 'node:assert/strict';
import type { RosterProcess } from './roster-process.ts';

/** The headers of a browser that visits a page. */
export const BROWSER = { headers: { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' } };

/** Returns the URLs that a gateway prints, the paths that it names, and those to which these lead a browser. */
export async function listUrls({ url, output }: RosterProcess): Promise<ReadonlySet<string>> {
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

/** Asserts that each URL leads to something. */
export async function assertFound(urls: ReadonlySet<string>): Promise<void> {
  for (const url of urls) {
    const { status } = await fetch(url, BROWSER);
    assert.notEqual(status, 404, url);
  }
}
