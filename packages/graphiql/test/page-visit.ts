import { after } from 'node:test';
import type { Page } from 'playwright-core';
import { launchProfile } from '../../../test/support/clients/browser.ts';
import { startDemo } from '../../../test/support/gateway/demo.ts';
import { ready } from './page-actions.ts';

/** The browser of all files of this folder, which run in one process; undefined if Chromium is not installed. */
export const browser = await launchProfile();

/** A gateway that demands no key. */
export const demo = await startDemo();

// As long as a tab is open here, the pages of other tabs share its process and what that has compiled.
await browser?.pages()[0]?.goto(`${demo.url}/graphql`);

after(async () => {
  await browser?.close();
  await demo[Symbol.asyncDispose]();
});

interface Visit {
  /** The address of the page; if absent, that of the gateway that demands no key. */
  readonly url?: string;
  readonly width?: number;
  /** Called before the page is loaded. */
  readonly prepare?: (page: Page) => Promise<void> | void;
}

/** Opens the page in a tab of its own, as on a first visit: it stores nothing outside the tab. */
export async function visit({ url, width = 1280, prepare }: Visit = {}): Promise<Page> {
  if (browser === undefined) throw new Error('A test without a browser must be skipped.');
  const page = await browser.newPage();
  await page.setViewportSize({ width, height: 800 });
  await prepare?.(page);
  await page.goto(url ?? `${demo.url}/graphiql`);
  await ready(page);
  return page;
}
