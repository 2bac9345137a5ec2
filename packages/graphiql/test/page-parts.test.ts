import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { buildSchema } from 'graphql';
import type { Page } from 'playwright-core';
import { NO_BROWSER } from '../../../test/support/clients/browser.ts';
import { readSource } from '../../../test/support/files/sources.ts';
import {
  insert,
  open,
  openNew,
  readResponse,
  run,
  runAndAwait,
  shown,
  writeHeaders,
} from './page-actions.ts';
import { browser, visit } from './page-visit.ts';

const PHONE_WIDTH = 390;

/** How long the browser takes to scroll. */
const SCROLL_MS = 300;

// The tests share one visit, on a phone that then becomes a desktop, as loading the page costs most.
describe('Parts of the page', { skip: browser === undefined && NO_BROWSER }, () => {
  let page: Page;
  before(async () => {
    page = await visit({ width: PHONE_WIDTH });
  });
  after(() => page.close());

  for (const width of [PHONE_WIDTH, 1280]) {
    it(`show response and commands at ${width} pixels`, async () => {
      await page.setViewportSize({ width, height: 800 });
      await open(page, 'ReadVmsUser');
      await runAndAwait(page);
      // A phone wraps the line.
      for (const part of ['"__typename":', '"VmsUser"']) await shown(page, part);
      const response = await page.locator('.result-window').boundingBox();
      assert.ok(response !== null && response.width > 250 && response.height > 100);
      const editor = await page.locator('.graphiql-query-editor').boundingBox();
      assert.ok(editor !== null && editor.x + editor.width <= width);
      for (const button of await page.locator('.graphiql-toolbar button').all()) {
        const box = await button.boundingBox();
        assert.ok(box !== null && box.x + box.width <= editor.x + editor.width);
      }
    });

    it(`stay in sight at ${width} pixels when the wheel turns`, async () => {
      await page.setViewportSize({ width, height: 800 });
      const sidebar = page.locator('.graphiql-sidebar');
      const before = await sidebar.boundingBox();
      assert.ok(before !== null);
      await page.mouse.move(before.x + before.width / 2, before.y + before.height / 2);
      await page.mouse.wheel(300, 600);
      await page.waitForTimeout(SCROLL_MS);
      assert.deepEqual(await sidebar.boundingBox(), before);
    });

    it(`show a new tab and its cursor at ${width} pixels`, async () => {
      await page.setViewportSize({ width, height: 800 });
      await openNew(page);
      const [tab, list] = [
        await page.getByRole('tab', { selected: true }).boundingBox(),
        await page.locator('.graphiql-tabs').boundingBox(),
      ];
      assert.ok(tab !== null && list !== null);
      assert.ok(tab.x >= list.x && tab.x + tab.width <= list.x + list.width + 1);
      await insert(page, '{ providers { kind } }');
      await run(page);
      await shown(page, '"kind": "ON_APP"');
    });
  }

  it('show status, time and request id of each tab', async () => {
    const line = page.getByRole('region', { name: 'Response' });
    await open(page, 'ReadEverywhere');
    const responded = page.waitForResponse('**/graphql');
    await run(page);
    const id = (await responded).headers()['x-request-id'] ?? '?';
    await line.waitFor();
    assert.match(await line.innerText(), /^HTTP 200, \d+ ms/);
    assert.ok((await line.innerText()).includes(id));
    await open(page, 'FindPerson');
    assert.equal(await line.count(), 0);
    await runAndAwait(page);
    await open(page, 'ReadEverywhere');
    assert.ok((await line.innerText()).includes(id));
  });

  it('ask for no key if the gateway demands none', async () => {
    assert.equal(await page.getByRole('region', { name: 'API key' }).count(), 0);
    assert.equal(await page.getByRole('textbox', { name: 'Key or token' }).count(), 0);
  });

  it('show the time of a request without a response', async () => {
    await open(page, 'PageThroughUsers');
    await page.route('**/graphql', (route) => route.abort());
    await run(page);
    const line = page.getByRole('region', { name: 'Response' });
    await line.waitFor();
    assert.match(await line.innerText(), /^No response, \d+ ms$/);
    assert.match(await readOnlyMessage(page), /^There is no response: .* Failed to fetch$/);
    await page.unroute('**/graphql');
  });

  for (const [what, contentType, body] of [
    ['a page of a proxy', 'text/html; charset=utf-8', '<h1>Bad\n  gateway</h1>'],
    ['JSON of a proxy', 'application/json', '{"message":"Bad gateway"}'],
    ['half of a result', 'application/json', '{"data":{"users"'],
    ['JSON null', 'application/json', 'null'],
  ] as const) {
    it(`say in a sentence that ${what} is no GraphQL`, async () => {
      await openNew(page);
      await insert(page, '{ providers { kind } }');
      await page.route('**/graphql', (route) => route.fulfill({ status: 502, contentType, body }));
      await runAndAwait(page);
      await shown(page, 'HTTP 502');
      const [type] = contentType.split(';');
      assert.equal(
        await readOnlyMessage(page),
        `Something other than GraphQL responded, probably a proxy: HTTP 502, ${type}: ${body.replace(/\s+/g, ' ')}`,
      );
      await page.unroute('**/graphql');
    });
  }

  it('say in a sentence that a typed header cannot be sent', async () => {
    await openNew(page);
    await insert(page, '{ providers { kind } }');
    await writeHeaders(page, '{ "not a header": "x" }');
    await run(page);
    await shown(page, '"errors"');
    assert.match(await readOnlyMessage(page), /Invalid name/);
  });

  it('download the schema that the page has read', async () => {
    const downloads = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Download the schema (SDL)' }).click();
    const download = await downloads;
    assert.equal(download.suggestedFilename(), 'schema.graphql');
    const sdl = readFileSync(await download.path(), 'utf8');
    assert.match(sdl, /input UpdateUserInput @oneOf \{/);
    const typesOf = (text: string) => Object.keys(buildSchema(text).getTypeMap()).sort();
    assert.deepEqual(typesOf(sdl), typesOf(readSource('src/generated/schema.graphql')));
  });
});

/** Returns the message of the only error in the response pane, which has nothing beside it. */
async function readOnlyMessage(page: Page): Promise<string> {
  const { errors, ...others } = await readResponse(page);
  assert.deepEqual(others, {});
  const [{ message, ...beside }] = errors;
  assert.deepEqual([errors.length, beside], [1, {}]);
  return message;
}
