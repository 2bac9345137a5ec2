import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { launchBrowser, NO_BROWSER } from '../../../test/support/clients/browser.ts';
import { startDemo } from '../../../test/support/gateway/demo.ts';
import { EXAMPLE_TABS } from '../src/example-tabs.ts';
import { readSharedQuery, toSharedLink } from '../src/shared-query.ts';
import { clipboard, open, ready, settle } from './page-actions.ts';

const browser = await launchBrowser();
const QUERY = 'query Shared { user(id: "vms/user/1") { login } }';

describe('Shared link', () => {
  it('contains every character of the query', () => {
    const query = '# 100 % & + é 你\n{ a(b: "c#d=e&f") }\n';
    const link = new URL(toSharedLink(query, 'http://127.0.0.1:4000/graphiql?a=b#query=old'));
    assert.equal(readSharedQuery(link.hash), query);
    assert.equal(link.search, '');
    assert.equal(readSharedQuery(''), undefined);
  });
});

describe('Shared link in a browser', { skip: browser === undefined && NO_BROWSER }, async () => {
  if (browser === undefined) return;
  const demo = await startDemo();
  after(async () => {
    await browser.close();
    await demo[Symbol.asyncDispose]();
  });
  const page = `${demo.url}/graphiql`;
  const link = toSharedLink(QUERY, page);

  async function visit(url: string) {
    const context = await browser?.newContext({
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    if (context === undefined) throw new Error(NO_BROWSER);
    const opened = await context.newPage();
    await opened.goto(url);
    await ready(opened);
    return { page: opened, [Symbol.asyncDispose]: () => context.close() };
  }

  it('contains neither variables nor headers', async () => {
    await using here = await visit(page);
    await open(here.page, 'UpdateThroughOnApp');
    await here.page.getByRole('button', { name: 'Headers', exact: true }).click();
    await here.page.locator('.graphiql-editor-tool .view-lines:visible').click();
    await here.page.keyboard.insertText('{ "x-canary": "header" }');
    await settle(here.page);
    await here.page.getByRole('button', { name: /Copy a link/ }).click();
    await here.page.getByRole('button', { name: 'Copied' }).waitFor();
    const { origin, pathname, search, hash } = new URL(await clipboard(here.page));
    assert.deepEqual([origin + pathname, search], [page, '']);
    const example = EXAMPLE_TABS.find(({ query }) => query.includes('UpdateThroughOnApp'));
    assert.equal(readSharedQuery(hash)?.trim(), example?.query.trim());
    assert.deepEqual([...new URLSearchParams(hash.slice(1)).keys()], ['query']);
  });

  it('opens its query in a tab before the examples', async () => {
    await using here = await visit(link);
    assert.deepEqual(await contents(here.page), { title: 'Shared', query: QUERY, variables: '' });
    assert.equal(await here.page.getByRole('tab').count(), EXAMPLE_TABS.length + 1);
    assert.equal(here.page.url(), page);
  });

  it('opens its query beside the tabs of an earlier visit', async () => {
    await using here = await visit(page);
    await open(here.page, 'UpdateThroughOnApp');
    await here.page.goto('about:blank');
    await here.page.goto(link);
    await ready(here.page);
    assert.deepEqual(await contents(here.page), { title: 'Shared', query: QUERY, variables: '' });
    assert.equal(await here.page.getByRole('tab').count(), EXAMPLE_TABS.length + 1);
    await open(here.page, 'UpdateThroughOnApp');
    assert.notEqual((await contents(here.page)).variables, '');
  });

  it('opens its query on a page that is open', async () => {
    await using here = await visit(page);
    await open(here.page, 'UpdateThroughOnApp');
    await here.page.goto(link);
    await settle(here.page);
    assert.deepEqual(await contents(here.page), { title: 'Shared', query: QUERY, variables: '' });
    assert.equal(here.page.url(), page);
  });
});

/** Returns what the open tab shows. The editors use no-break spaces. */
async function contents(page: Page) {
  const read = async (selector: string) => {
    const text = await page.locator(`${selector} .view-lines`).first().innerText();
    return text.replaceAll('\u00a0', ' ').trim();
  };
  return {
    title: await page.getByRole('tab', { selected: true }).innerText(),
    query: await read('.graphiql-query-editor'),
    variables: await read('.graphiql-editor-tool'),
  };
}
