import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, describe, it } from 'node:test';
import { buildSchema } from 'graphql';
import type { Page, Route } from 'playwright-core';
import { launchBrowser, NO_BROWSER } from '../../../test/support/clients/browser.ts';
import { readSource } from '../../../test/support/files/sources.ts';
import { startDemo } from '../../../test/support/gateway/demo.ts';
import { open, ready, run, runAndAwait, settle, shown } from './page-actions.ts';

const browser = await launchBrowser();
const SIZES = [
  { width: 1280, height: 800 },
  { width: 420, height: 800 },
];

describe('Parts of the page', { skip: browser === undefined && NO_BROWSER }, async () => {
  if (browser === undefined) return;
  const demo = await startDemo();
  after(async () => {
    await browser.close();
    await demo[Symbol.asyncDispose]();
  });

  async function visit(viewport = SIZES[0], handle?: (route: Route) => Promise<void>) {
    const context = await browser?.newContext(viewport === undefined ? {} : { viewport });
    if (context === undefined) throw new Error(NO_BROWSER);
    const page = await context.newPage();
    if (handle !== undefined) await page.route('**/graphql', handle);
    await page.goto(`${demo.url}/graphiql`);
    await ready(page);
    return { page, [Symbol.asyncDispose]: () => context.close() };
  }

  for (const size of SIZES) {
    it(`show a new tab and its cursor at ${size.width} pixels`, async () => {
      await using here = await visit(size);
      await here.page.getByRole('button', { name: 'New tab' }).click();
      const [tab, list] = [
        await here.page.getByRole('tab', { selected: true }).boundingBox(),
        await here.page.locator('.graphiql-tabs').boundingBox(),
      ];
      assert.ok(tab !== null && list !== null);
      assert.ok(tab.x >= list.x && tab.x + tab.width <= list.x + list.width + 1);
      await here.page.keyboard.insertText('{ providers { kind } }');
      await settle(here.page);
      await run(here.page);
      await shown(here.page, '"kind": "ON_APP"');
    });

    it(`show response and commands at ${size.width} pixels`, async () => {
      await using here = await visit(size);
      await runAndAwait(here.page);
      await shown(here.page, '"__typename": "VmsUser"');
      const response = await here.page.locator('.result-window').boundingBox();
      assert.ok(response !== null && response.width > 250 && response.height > 100);
      for (const button of await here.page.locator('.graphiql-toolbar button').all()) {
        const box = await button.boundingBox();
        assert.ok(box !== null && box.x + box.width <= size.width);
      }
    });
  }

  it('show status, time and request id of each tab', async () => {
    await using here = await visit();
    const line = here.page.getByRole('region', { name: 'Response' });
    const responded = here.page.waitForResponse('**/graphql');
    await run(here.page);
    const id = (await responded).headers()['x-request-id'] ?? '?';
    await line.waitFor();
    assert.match(await line.innerText(), /^HTTP 200, \d+ ms/);
    assert.ok((await line.innerText()).includes(id));
    await open(here.page, 'FindPerson');
    assert.equal(await line.count(), 0);
    await runAndAwait(here.page);
    await open(here.page, 'ReadVmsUser');
    assert.ok((await line.innerText()).includes(id));
  });

  it('show the time of a request without a response', async () => {
    await using here = await visit();
    await here.page.route('**/graphql', (route) => route.abort());
    await run(here.page);
    const line = here.page.getByRole('region', { name: 'Response' });
    await line.waitFor();
    assert.match(await line.innerText(), /^No response, \d+ ms$/);
  });

  it('download the schema that the page has read', async () => {
    await using here = await visit();
    const downloads = here.page.waitForEvent('download');
    await here.page.getByRole('button', { name: 'Download the schema (SDL)' }).click();
    const download = await downloads;
    assert.equal(download.suggestedFilename(), 'schema.graphql');
    const sdl = readFileSync(await download.path(), 'utf8');
    assert.match(sdl, /input UpdateUserInput @oneOf \{/);
    const typesOf = (text: string) => Object.keys(buildSchema(text).getTypeMap()).sort();
    assert.deepEqual(typesOf(sdl), typesOf(readSource('src/generated/schema.graphql')));
  });

  it('offer no schema without introspection', async () => {
    const body = JSON.stringify({ errors: [{ message: 'GraphQL introspection is off.' }] });
    await using here = await visit(SIZES[0], (route) =>
      route.fulfill({ status: 400, contentType: 'application/json', body }),
    );
    await here.page.getByText('The schema could not be loaded.').waitFor();
    assert.equal(await here.page.getByRole('button', { name: /Download/ }).count(), 0);
  });

  it('have names for assistive technology', async () => {
    await using here = await visit(SIZES[0], (route) =>
      route.fulfill({ status: 401, json: { errors: [{ message: 'No key.' }] } }),
    );
    await run(here.page);
    await here.page.getByRole('region', { name: 'Response' }).waitFor();
    assert.deepEqual(await unnamed(here.page), []);
  });
});

const CONTROLS = ['button', 'textbox', 'radio', 'tab', 'link', 'checkbox'];

/** Returns the controls of the page without an accessible name. */
async function unnamed(page: Page): Promise<readonly string[]> {
  const session = await page.context().newCDPSession(page);
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  const controls = nodes.filter(
    ({ ignored, role }) => !ignored && CONTROLS.includes(String(role?.value)),
  );
  assert.ok(controls.length > 20);
  return controls
    .filter(({ name }) => String(name?.value ?? '').trim() === '')
    .map(({ role, properties }) => JSON.stringify([role?.value, properties]));
}
