import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import type { Locator, Page, Route } from 'playwright-core';
import { launchBrowser, NO_BROWSER } from '../support/browser.ts';
import { startDemo } from '../support/demo.ts';

const browser = await launchBrowser();

describe('GraphiQL in a browser', { skip: browser === undefined && NO_BROWSER }, async () => {
  if (browser === undefined) return;
  const demo = await startDemo();
  after(async () => {
    await browser.close();
    await demo[Symbol.asyncDispose]();
  });

  /** A first visit: nothing is stored yet. */
  async function visit(refuse?: (route: Route) => Promise<void>) {
    const context = await browser?.newContext({ viewport: { width: 1440, height: 900 } });
    if (context === undefined) throw new Error(NO_BROWSER);
    const page = await context.newPage();
    const hosts = new Set<string>();
    const complaints: string[] = [];
    context.on('request', (request) => hosts.add(new URL(request.url()).origin));
    context.on('requestfailed', (request) => complaints.push(`failed: ${request.url()}`));
    page.on('pageerror', (error) => complaints.push(String(error)));
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
    });
    if (refuse !== undefined) await page.route('**/graphql', refuse);
    await page.goto(`${demo.url}/`);
    await page.locator('.graphiql-query-editor .view-line').first().waitFor();
    return { page, hosts, complaints, [Symbol.asyncDispose]: () => context.close() };
  }

  it('comes from the gateway alone, and the console stays silent', async () => {
    await using here = await visit();
    await run(here.page);
    await shown(here.page, '"__typename": "VmsUser"');
    await here.page.getByRole('button', { name: 'Show Documentation Explorer' }).click();
    await here.page.getByText('Root Types').waitFor();
    assert.deepEqual([...here.hosts], [demo.url]);
    assert.deepEqual(here.complaints, []);
    assert.equal(await here.page.title(), 'Roster');
  });

  it('opens a tab for each example, under the name of its operation', async () => {
    await using here = await visit();
    assert.deepEqual(await here.page.getByRole('tab').allInnerTexts(), [
      'ReadVmsUser',
      'UpdateThroughVmsBilling',
      'UpdateThroughVmsAdmin',
      'UpdateThroughActivePlatform',
      'UpdateThroughOnApp',
      'Refusal',
      'ReadEverywhere',
    ]);
  });

  it('shows the changed user', async () => {
    await using here = await visit();
    await open(here.page, 'UpdateThroughVmsBilling');
    await run(here.page);
    await shown(here.page, '"__typename": "UserUpdated"');
    await shown(here.page, '"login": "test@mail.com"');
  });

  it('shows a refusal with the path of each value', async () => {
    await using here = await visit();
    await open(here.page, 'Refusal');
    await run(here.page);
    await shown(here.page, '"__typename": "ValidationProblem"');
    for (const step of ['"input",', '"vmsBilling",', '"password"']) await shown(here.page, step);
    await shown(here.page, '"rule": "TOO_LONG"');
  });

  it('runs an operation from the keyboard', async () => {
    await using here = await visit();
    await write(here.page, 'query Kinds { providers { kind } }');
    await here.page.keyboard.press('Control+Enter');
    await shown(here.page, '"kind": "ON_APP"');
  });

  it('marks two members of a oneOf input, and not one', async () => {
    await using here = await visit();
    const marks = here.page.locator('.graphiql-query-editor .squiggly-error');
    await write(
      here.page,
      update('{ vmsBilling: { login: "a" }, onApp: { id: "onapp/user/12" } }'),
    );
    await marks.first().waitFor();
    await here.page.keyboard.press('F8');
    await here.page.getByText('OneOf Input Object "UpdateUserInput"').first().waitFor();

    await write(here.page, update('{ onApp: { id: "onapp/user/12" } }'));
    await marks.first().waitFor({ state: 'detached' });
  });

  it('leaves nothing in local storage, as variables hold passwords', async () => {
    await using here = await visit();
    await open(here.page, 'UpdateThroughVmsBilling');
    await run(here.page);
    await shown(here.page, '"__typename": "UserUpdated"');
    assert.equal(await here.page.evaluate('JSON.stringify(localStorage)'), '{}');
  });

  it('keeps the tabs over a reload', async () => {
    await using here = await visit();
    await open(here.page, 'UpdateThroughOnApp');
    await settle(here.page);
    await here.page.reload();
    const selected = here.page.getByRole('tab', { selected: true });
    assert.equal(await selected.innerText(), 'UpdateThroughOnApp');
    assert.equal(await here.page.getByRole('tab').count(), 7);
  });

  it('says what the gateway said where there is no schema, and reads it on demand', async () => {
    await using here = await visit((route) => refuse(route, 'GraphQL introspection is off.'));
    const trouble = troubleOf(here.page);
    await trouble.getByText('GraphQL introspection is off.').waitFor();
    await here.page.unroute('**/graphql');
    await here.page.getByRole('button', { name: /Re-fetch/ }).click();
    await trouble.waitFor({ state: 'detached' });
  });

  it('says so where something that is not GraphQL answers for the gateway', async () => {
    await using here = await visit((route) =>
      route.fulfill({ status: 502, contentType: 'text/html', body: '<h1>Bad gateway</h1>' }),
    );
    await troubleOf(here.page).getByText('HTTP 502').waitFor();
  });

  it('reads the schema of a gateway that knows no oneOf', async () => {
    await using here = await visit((route) =>
      route.request().postData()?.includes('isOneOf')
        ? refuse(route, 'Cannot query field "isOneOf" on type "__Type".')
        : route.continue(),
    );
    await here.page.getByRole('button', { name: 'Show Documentation Explorer' }).click();
    await here.page.getByText('Root Types').waitFor();
    assert.equal(await troubleOf(here.page).count(), 0);
  });
});

const update = (input: string) => `mutation Two { updateUser(input: ${input}) { __typename } }`;

async function open(page: Page, tab: string): Promise<void> {
  await page.getByRole('tab', { name: tab }).click();
  await settle(page);
}

/** GraphiQL learns and stores a little late which operation stands in the editor. */
async function settle(page: Page): Promise<void> {
  await page.waitForTimeout(800);
}

async function run(page: Page): Promise<void> {
  await page.getByRole('button', { name: /Execute/ }).click();
}

/** In the place of what stands in the editor; inserted at once, as the editor would close brackets. */
async function write(page: Page, operation: string): Promise<void> {
  await page.locator('.graphiql-query-editor .view-lines').click();
  await page.keyboard.press('Control+A');
  await page.keyboard.insertText(operation);
  await settle(page);
}

async function shown(page: Page, text: string): Promise<void> {
  await page.locator('.result-window .view-line').filter({ hasText: text }).first().waitFor();
}

/** Monaco has alerts of its own. */
function troubleOf(page: Page): Locator {
  return page.getByRole('alert').filter({ hasText: 'The gateway did not tell its schema.' });
}

async function refuse(route: Route, message: string): Promise<void> {
  const body = JSON.stringify({ errors: [{ message }] });
  await route.fulfill({ status: 400, contentType: 'application/json', body });
}
