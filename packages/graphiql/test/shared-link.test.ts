import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { NO_BROWSER } from '../../../test/support/clients/browser.ts';
import { EXAMPLE_TABS } from '../src/example-tabs.ts';
import { readSharedQuery, toSharedLink } from '../src/shared-query.ts';
import { clipboard, open, ready, stored, writeHeaders } from './page-actions.ts';
import { browser, demo, visit } from './page-visit.ts';

describe('Shared link', () => {
  it('contains every character of the query', () => {
    const query = '# 100 % & + é 你\n{ a(b: "c#d=e&f") }\n';
    const link = new URL(toSharedLink(query, 'http://127.0.0.1:4000/graphiql?a=b#query=old'));
    assert.equal(readSharedQuery(link.hash), query);
    assert.equal(link.search, '');
    assert.equal(readSharedQuery(''), undefined);
  });
});

// The tests are steps of one visit, as loading the page costs most.
describe('Shared link in a browser', { skip: browser === undefined && NO_BROWSER }, () => {
  const address = `${demo.url}/graphiql`;
  let page: Page;
  before(async () => {
    page = await visit({ url: toSharedLink(queryNamed('First'), address) });
  });
  after(() => page.close());

  async function assertOpened(name: string): Promise<void> {
    const query = queryNamed(name);
    assert.deepEqual(await contents(page), { title: name, query, variables: '' });
    assert.equal(page.url(), address);
  }

  it('opens its query in a tab before the examples', async () => {
    await assertOpened('First');
    const [first, ...others] = await page.getByRole('tab').allInnerTexts();
    assert.deepEqual([first, others.length], ['First', EXAMPLE_TABS.length]);
  });

  it('contains neither variables nor headers', async () => {
    await open(page, 'UpdateThroughOnApp');
    await writeHeaders(page, '{ "x-canary": "header" }');
    await page.getByRole('button', { name: /Copy a link/ }).click();
    await page.getByRole('button', { name: 'Copied' }).waitFor();
    const { origin, pathname, search, hash } = new URL(await clipboard(page));
    assert.deepEqual([origin + pathname, search], [address, '']);
    const example = EXAMPLE_TABS.find(({ query }) => query.includes('UpdateThroughOnApp'));
    assert.equal(readSharedQuery(hash)?.trim(), example?.query.trim());
    assert.deepEqual([...new URLSearchParams(hash.slice(1)).keys()], ['query']);
  });

  it('opens its query on a page that is open', async () => {
    const query = queryNamed('Second');
    await page.goto(toSharedLink(query, address));
    await stored(page, 'query', (text) => text === query);
    await assertOpened('Second');
    assert.equal(await page.getByRole('tab').count(), EXAMPLE_TABS.length + 2);
  });

  it('opens its query beside the tabs of an earlier visit', async () => {
    await open(page, 'UpdateThroughOnApp');
    await stored(page, 'variables', (variables) => variables !== '');
    // GraphiQL stores its tabs half a second after a change.
    const hasAll = (state: string) =>
      state !== '' && JSON.parse(state).tabs.length === EXAMPLE_TABS.length + 2;
    await stored(page, 'tabState', hasAll);
    await page.goto('about:blank');
    await page.goto(toSharedLink(queryNamed('Third'), address));
    await ready(page);
    await assertOpened('Third');
    assert.equal(await page.getByRole('tab').count(), EXAMPLE_TABS.length + 3);
    await open(page, 'UpdateThroughOnApp');
    assert.notEqual((await contents(page)).variables, '');
  });
});

const queryNamed = (name: string) => `query ${name} { user(id: "vms/user/1") { login } }`;

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
