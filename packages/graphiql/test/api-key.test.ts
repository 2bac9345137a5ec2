import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { apiKey } from '../../../test/support/clients/api-keys.ts';
import { NO_BROWSER } from '../../../test/support/clients/browser.ts';
import { type Demo, startDemo } from '../../../test/support/gateway/demo.ts';
import {
  clipboard,
  open,
  openNew,
  readResponse,
  run,
  runAndAwait,
  shown,
  stored,
  write,
  writeHeaders,
} from './page-actions.ts';
import { browser, visit } from './page-visit.ts';

const KEY = 'canary-key-of-a-reader';

const PHONE_WIDTH = 390;

/** The longest delay with which GraphiQL stores something is half a second. */
const STORE_DELAY_MS = 800;

// The tests are steps of one visit, as loading the page costs most: from the third on it has the key.
describe('API key of GraphiQL', { skip: browser === undefined && NO_BROWSER }, () => {
  let demo: Demo;
  let page: Page;
  /** The credentials of each request for GraphQL. */
  const sent: (string | undefined)[] = [];
  before(async () => {
    const apiKeys = [apiKey(KEY, ['users:read', 'users:write'])];
    demo = await startDemo({ settings: { access: { mode: 'apiKeys', apiKeys } } });
    const record = (opened: Page) => {
      opened.on('request', (request) => {
        if (request.url().endsWith('/graphql')) sent.push(request.headers()['authorization']);
      });
    };
    page = await visit({ url: `${demo.url}/graphiql`, prepare: record });
  });
  after(async () => {
    await page.close();
    await demo[Symbol.asyncDispose]();
  });

  it('is asked for by a gateway that demands one', async () => {
    await field(page).waitFor();
    await page.getByRole('alert').getByText('demands an API key').waitFor();
    assert.deepEqual([...new Set(sent)], [undefined]);
  });

  it('has an example line to copy', async () => {
    await page.getByRole('button', { name: 'Copy header' }).click();
    await page.getByRole('button', { name: 'Copied' }).waitFor();
    assert.equal(await clipboard(page), 'authorization: Bearer YOUR_KEY');
  });

  it('leaves no control without a name for assistive technology', async () => {
    await run(page);
    await page.getByRole('region', { name: 'Response' }).waitFor();
    assert.deepEqual(await unnamed(page), []);
  });

  it('is asked for again if the gateway refuses it', async () => {
    for (const wrong of ['wrong', 'wrong']) {
      const responded = page.waitForResponse('**/graphql');
      await submit(page, wrong);
      await responded;
      await page.getByRole('alert').getByText('did not accept').waitFor();
    }
    assert.equal(await field(page).inputValue(), '');
  });

  it('does not hide the id of the refusal that is shown', async () => {
    const line = page.getByRole('region', { name: 'Response' });
    await run(page);
    await idsAgree(page);
    const earlier = await line.getByRole('code').innerText();
    await submit(page, 'wrong');
    // GraphiQL shows that it could not read the schema.
    await line.getByText(earlier).waitFor({ state: 'detached' });
    await idsAgree(page);
    await line.getByRole('button', { name: 'Copy id' }).click();
    await line.getByRole('button', { name: 'Copied' }).waitFor();
    const copied = await clipboard(page);
    assert.equal(copied, await readShownId(page));
  });

  it('is asked for and shown within the width of a phone', async () => {
    await page.setViewportSize({ width: PHONE_WIDTH, height: 844 });
    assert.deepEqual(await findCutParts(page), []);
    await page.setViewportSize({ width: 1280, height: 800 });
  });

  it('is accepted with the name of its header and its scheme', async () => {
    await enter(page, ` Authorization: Bearer ${KEY} `);
    assert.equal(sent.at(-1), `Bearer ${KEY}`);
    await page.setViewportSize({ width: PHONE_WIDTH, height: 844 });
    assert.deepEqual(await findCutParts(page), []);
    await page.setViewportSize({ width: 1280, height: 800 });
    await page.getByRole('button', { name: 'Change key' }).click();
    assert.equal(await page.evaluate('document.activeElement.id'), 'api-key');
  });

  it('is asked for once, and sent with the requests of all tabs', async () => {
    await enter(page, KEY);
    await page.getByRole('button', { name: 'Show Documentation Explorer' }).click();
    await page.getByText('Root Types').waitFor();
    const earlier = sent.length;
    await open(page, 'ReadVmsUser');
    await runAndAwait(page);
    await open(page, 'FindPerson');
    await runAndAwait(page);
    await openNew(page);
    await write(page, '{ providers { kind } }');
    await runAndAwait(page);
    await shown(page, '"kind": "ON_APP"');
    assert.deepEqual(sent.slice(earlier), Array(3).fill(`Bearer ${KEY}`));
    assert.equal(await field(page).count(), 0);
  });

  it('can be another one in the headers of a tab', async () => {
    await open(page, 'ReadEverywhere');
    await writeHeaders(page, '{ "authorization": "Bearer other" }');
    await runAndAwait(page);
    await shown(page, '"UNAUTHENTICATED"');
    assert.equal(sent.at(-1), 'Bearer other');
    assert.equal(await field(page).count(), 0);
  });

  it('is in no storage, address or element of the page', async () => {
    await open(page, 'PageThroughUsers');
    await writeHeaders(page, `{ "authorization": "Bearer ${KEY}" }`);
    await runAndAwait(page);
    await open(page, 'FindPerson');
    await runAndAwait(page);
    await page.getByRole('button', { name: 'Show History' }).click();
    await stored(page, 'tabState', (state) => state.includes('query FindPerson'));
    await page.waitForTimeout(STORE_DELAY_MS);
    const kept = await readStorages(page);
    assert.ok(kept.includes('query FindPerson'), 'the tabs are stored');
    assert.ok(kept.includes('graphiql:queries'), 'the history is stored');
    assert.ok(!kept.includes(KEY));
    assert.ok(!(await page.content()).includes(KEY));
    await page.reload();
    await field(page).waitFor();
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

const readShownId = async (page: Page) => (await readResponse(page)).errors[0].extensions.requestId;

/** Waits until the line below the response has the id of the response that is shown. */
async function idsAgree(page: Page): Promise<void> {
  const id = page.getByRole('region', { name: 'Response' }).getByRole('code');
  for (let tries = 0; tries < 20; tries += 1) {
    if ((await id.innerText()) === (await readShownId(page))) return;
    await page.waitForTimeout(100);
  }
  assert.fail('The line has the id of another response.');
}

/** Returns the texts of the parts of the key bar that the edge of the page cuts. */
async function findCutParts(page: Page): Promise<readonly string[]> {
  const parts = await page.locator('.key-bar, .key-bar *').all();
  assert.ok(parts.length > 5);
  const cut: string[] = [];
  for (const part of parts) {
    const box = await part.boundingBox();
    const isInside = box !== null && box.x >= 0 && box.x + box.width <= PHONE_WIDTH;
    if (!isInside) cut.push(await part.innerText());
  }
  return cut;
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
