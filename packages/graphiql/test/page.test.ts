import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import type { Locator, Page, Request, Route } from 'playwright-core';
import { launchBrowser, NO_BROWSER } from '../../../test/support/clients/browser.ts';
import { startDemo } from '../../../test/support/gateway/demo.ts';
import { EXAMPLE_TABS } from '../src/example-tabs.ts';
import { open, run, runAndAwait, settle, shown, write } from './page-actions.ts';

const browser = await launchBrowser();

describe('GraphiQL in a browser', { skip: browser === undefined && NO_BROWSER }, async () => {
  if (browser === undefined) return;
  const demo = await startDemo();
  after(async () => {
    await browser.close();
    await demo[Symbol.asyncDispose]();
  });

  /** Opens the page as on a first visit, with nothing stored. */
  async function visit(refuse?: (route: Route) => Promise<void>) {
    const context = await browser?.newContext({ viewport: { width: 1440, height: 900 } });
    if (context === undefined) throw new Error(NO_BROWSER);
    const page = await context.newPage();
    const hosts = new Set<string>();
    const complaints: string[] = [];
    const sent: Sent[] = [];
    context.on('request', (request) => {
      hosts.add(new URL(request.url()).origin);
      if (request.url().endsWith('/graphql')) sent.push(whatWasSent(request));
    });
    context.on('requestfailed', (request) => complaints.push(`failed: ${request.url()}`));
    page.on('pageerror', (error) => complaints.push(String(error)));
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
    });
    if (refuse !== undefined) await page.route('**/graphql', refuse);
    await page.goto(`${demo.url}/`);
    await page.locator('.graphiql-query-editor .view-line').first().waitFor();
    return { page, hosts, complaints, sent, [Symbol.asyncDispose]: () => context.close() };
  }

  it('loads only from the gateway and logs nothing', async () => {
    await using here = await visit();
    await run(here.page);
    await shown(here.page, '"__typename": "VmsUser"');
    await here.page.getByRole('button', { name: 'Show Documentation Explorer' }).click();
    await here.page.getByText('Root Types').waitFor();
    assert.deepEqual([...here.hosts], [demo.url]);
    assert.deepEqual(here.complaints, []);
    assert.equal(await here.page.title(), 'Roster');
  });

  it('opens a tab for each example, named after its operation', async () => {
    await using here = await visit();
    assert.deepEqual(await here.page.getByRole('tab').allInnerTexts(), [
      'ReadVmsUser',
      'UpdateThroughVmsBilling',
      'UpdateThroughVmsAdmin',
      'UpdateThroughActivePlatform',
      'UpdateThroughOnApp',
      'Refusal',
      'ReadEverywhere',
      'FindPerson',
      'PageThroughUsers',
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

  it('marks two fields of a oneOf input, and accepts one', async () => {
    await using here = await visit();
    const marks = here.page.locator('.graphiql-query-editor .squiggly-error');
    await write(
      here.page,
      update('{ vmsBilling: { user: { login: { login: "a" } } }, onApp: { id: "onapp/user/12" } }'),
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

  it('keeps the tabs after a reload', async () => {
    await using here = await visit();
    await open(here.page, 'UpdateThroughOnApp');
    await settle(here.page);
    await here.page.reload();
    const selected = here.page.getByRole('tab', { selected: true });
    assert.equal(await selected.innerText(), 'UpdateThroughOnApp');
    assert.equal(await here.page.getByRole('tab').count(), EXAMPLE_TABS.length);
  });

  it('shows why the schema is missing, and reloads it', async () => {
    await using here = await visit((route) => refuse(route, 'GraphQL introspection is off.'));
    const trouble = troubleOf(here.page);
    await trouble.getByText('GraphQL introspection is off.').waitFor();
    await here.page.unroute('**/graphql');
    await here.page.getByRole('button', { name: /Re-fetch/ }).click();
    await trouble.waitFor({ state: 'detached' });
  });

  it('shows when something other than GraphQL responds', async () => {
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

  it('sends Run, Plan or Trace with each operation', async () => {
    await using here = await visit();
    await write(here.page, 'query Kinds { providers { kind } }');
    for (const name of ['Run', 'Plan', 'Trace', 'Run']) {
      await here.page.getByRole('radio', { name }).check();
      await runAndAwait(here.page);
    }
    assert.deepEqual(
      here.sent.filter(({ operation }) => operation === 'Kinds').map(({ explain }) => explain),
      [undefined, 'plan', 'trace', undefined],
    );
  });

  it('does not send the choice with its introspection', async () => {
    await using here = await visit();
    for (const name of ['Plan', 'Trace']) {
      await here.page.getByRole('radio', { name }).check();
      const responded = here.page.waitForResponse('**/graphql');
      await here.page.getByRole('button', { name: /Re-fetch/ }).click();
      await responded;
    }
    const own = { operation: 'IntrospectionQuery', explain: undefined };
    assert.deepEqual(here.sent, [own, own, own]);
  });

  it('does not send the choice with a repeated introspection', async () => {
    await using here = await visit((route) => refuse(route, 'GraphQL introspection is off.'));
    await here.page.getByRole('radio', { name: 'Plan' }).check();
    const before = here.sent.length;
    await here.page.getByRole('button', { name: /Re-fetch/ }).click();
    await settle(here.page);
    assert.ok(here.sent.length > before);
    assert.deepEqual([...new Set(here.sent.map(({ explain }) => explain))], [undefined]);
  });

  it('selects Run, Plan and Trace by keys, Run by default', async () => {
    await using here = await visit();
    const choice = here.page.getByRole('group', { name: 'What executing does' });
    const chosen = choice.getByRole('radio', { checked: true });
    await chosen.focus();
    for (const name of ['Run', 'Plan', 'Trace']) {
      assert.equal(await chosen.getAttribute('value'), name);
      await here.page.keyboard.press('ArrowDown');
    }
    // The arrow keys wrap around to Run, and back to Trace.
    await here.page.keyboard.press('ArrowUp');
    assert.equal(await chosen.getAttribute('value'), 'Trace');
    await here.page.reload();
    assert.equal(await chosen.getAttribute('value'), 'Run');
  });

  it('lists the upstream calls of a response in its tab', async () => {
    await using here = await visit();
    const read = { provider: 'onapp', api: 'onApp', method: 'GET', path: '/users/{id}.json' };
    const plan = [{ ...read, count: 2, field: 'user', reason: 'to read the user' }];
    await here.page.route('**/graphql', (route) =>
      route.fulfill({ json: { data: null, extensions: { roster: { plan } } } }),
    );
    const table = here.page.getByRole('table');
    assert.equal(await table.count(), 0);
    await run(here.page);
    await table.waitFor();
    assert.deepEqual(await table.getByRole('columnheader').allInnerTexts(), [
      'Call',
      'Count',
      'Field and reason',
    ]);
    assert.deepEqual(await table.getByRole('cell').allInnerTexts(), [
      'GET /users/{id}.json\nonapp onApp',
      '2',
      'user\nto read the user',
    ]);
    await open(here.page, 'Refusal');
    assert.equal(await table.count(), 0);
  });
});

interface Sent {
  readonly operation: string;
  /** Returns the header `roster-explain` of a request. */
  readonly explain: string | undefined;
}

function whatWasSent(request: Request): Sent {
  const { operationName } = request.postDataJSON() as { readonly operationName: string };
  return { operation: operationName, explain: request.headers()['roster-explain'] };
}

const update = (input: string) => `mutation Two { updateUser(input: ${input}) { __typename } }`;

/** Finds our alert, as Monaco has alerts of its own. */
function troubleOf(page: Page): Locator {
  return page.getByRole('alert').filter({ hasText: 'The schema could not be loaded.' });
}

async function refuse(route: Route, message: string): Promise<void> {
  const body = JSON.stringify({ errors: [{ message }] });
  await route.fulfill({ status: 400, contentType: 'application/json', body });
}
