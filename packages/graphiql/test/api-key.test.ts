import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { apiKey } from '../../../test/support/clients/api-keys.ts';
import { launchBrowser, NO_BROWSER } from '../../../test/support/clients/browser.ts';
import { startDemo } from '../../../test/support/gateway/demo.ts';
import { clipboard, open, ready, runAndAwait, settle, shown, write } from './page-actions.ts';

const browser = await launchBrowser();
const KEY = 'canary-key-of-a-reader';

describe('API key of GraphiQL', { skip: browser === undefined && NO_BROWSER }, async () => {
  if (browser === undefined) return;
  const apiKeys = [apiKey(KEY, ['users:read', 'users:write'])];
  const demo = await startDemo({ settings: { access: { mode: 'apiKeys', apiKeys } } });
  after(async () => {
    await browser.close();
    await demo[Symbol.asyncDispose]();
  });

  /** Opens the page, and records the credentials of each request for GraphQL. */
  async function visit(url = demo.url) {
    const context = await browser?.newContext({
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    if (context === undefined) throw new Error(NO_BROWSER);
    const sent: (string | undefined)[] = [];
    context.on('request', (request) => {
      if (request.url().endsWith('/graphql')) sent.push(request.headers()['authorization']);
    });
    const page = await context.newPage();
    await page.goto(`${url}/graphiql`);
    await ready(page);
    return { context, page, sent, [Symbol.asyncDispose]: () => context.close() };
  }

  it('is asked for only if the gateway demands one', async () => {
    await using asked = await visit();
    await field(asked.page).waitFor();
    await asked.page.getByRole('alert').getByText('demands an API key').waitFor();

    await using other = await startDemo();
    await using here = await visit(other.url);
    await open(here.page, 'ReadVmsUser');
    await runAndAwait(here.page);
    assert.equal(await field(here.page).count(), 0);
  });

  it('is asked for once, and sent with the requests of all tabs', async () => {
    await using here = await visit();
    await enter(here.page, KEY);
    await here.page.getByRole('button', { name: 'Show Documentation Explorer' }).click();
    await here.page.getByText('Root Types').waitFor();
    const before = here.sent.length;
    await runAndAwait(here.page);
    await open(here.page, 'FindPerson');
    await runAndAwait(here.page);
    await here.page.getByRole('button', { name: 'New tab' }).click();
    await write(here.page, '{ providers { kind } }');
    await runAndAwait(here.page);
    await shown(here.page, '"kind": "ON_APP"');
    assert.deepEqual(here.sent.slice(before), Array(3).fill(`Bearer ${KEY}`));
    assert.equal(await field(here.page).count(), 0);
  });

  it('is accepted with the name of its header and its scheme', async () => {
    await using here = await visit();
    await enter(here.page, ` Authorization: Bearer ${KEY} `);
    assert.equal(here.sent.at(-1), `Bearer ${KEY}`);
  });

  it('is asked for again if the gateway refuses it', async () => {
    await using here = await visit();
    for (const wrong of ['wrong', 'wrong']) {
      const responded = here.page.waitForResponse('**/graphql');
      await submit(here.page, wrong);
      await responded;
      await here.page.getByRole('alert').getByText('did not accept').waitFor();
    }
    assert.equal(await field(here.page).inputValue(), '');
    await enter(here.page, KEY);
    await here.page.getByRole('button', { name: 'Change key' }).click();
    assert.equal(await here.page.evaluate('document.activeElement.id'), 'api-key');
  });

  it('can be another one in the headers of a tab', async () => {
    await using here = await visit();
    await enter(here.page, KEY);
    await typeHeaders(here.page, '{ "authorization": "Bearer other" }');
    await runAndAwait(here.page);
    await shown(here.page, '"UNAUTHENTICATED"');
    assert.equal(here.sent.at(-1), 'Bearer other');
    assert.equal(await field(here.page).count(), 0);
  });

  it('is in no storage, address or element of the page', async () => {
    await using here = await visit();
    await enter(here.page, KEY);
    await typeHeaders(here.page, `{ "authorization": "Bearer ${KEY}" }`);
    await runAndAwait(here.page);
    await open(here.page, 'FindPerson');
    await runAndAwait(here.page);
    await here.page.getByRole('button', { name: 'Show History' }).click();
    await settle(here.page);
    const stored = await readStorages(here.page);
    assert.ok(stored.includes('query FindPerson'), 'the tabs are stored');
    assert.ok(stored.includes('graphiql:queries'), 'the history is stored');
    assert.ok(!stored.includes(KEY));
    assert.ok(!(await here.page.content()).includes(KEY));
    await here.page.reload();
    await field(here.page).waitFor();
  });

  it('has an example line to copy', async () => {
    await using here = await visit();
    await here.page.getByRole('button', { name: 'Copy header' }).click();
    await here.page.getByRole('button', { name: 'Copied' }).waitFor();
    assert.equal(await clipboard(here.page), 'authorization: Bearer YOUR_KEY');
  });
});

const field = (page: Page) => page.getByRole('textbox', { name: 'Key or token' });

async function submit(page: Page, key: string): Promise<void> {
  await field(page).fill(key);
  await page.getByRole('button', { name: 'Use in all tabs' }).click();
}

/** Enters a key and waits until the gateway has accepted it. */
async function enter(page: Page, key: string): Promise<void> {
  await submit(page, key);
  await page.getByRole('button', { name: 'Change key' }).waitFor();
}

async function typeHeaders(page: Page, json: string): Promise<void> {
  await page.getByRole('button', { name: 'Headers', exact: true }).click();
  await page.locator('.graphiql-editor-tool .view-lines:visible').click();
  await page.keyboard.insertText(json);
  await settle(page);
}

/** Returns everything that the browser keeps for this page. */
async function readStorages(page: Page): Promise<string> {
  const state = await page.context().storageState({ indexedDB: true });
  const kept = await page.evaluate(`(async () => ({
    session: { ...sessionStorage },
    local: { ...localStorage },
    databases: (await indexedDB.databases()).map(({ name }) => name),
    caches: await caches.keys(),
    cookies: document.cookie,
    address: location.href,
    history: history.state,
  }))()`);
  return JSON.stringify({ state, kept });
}
