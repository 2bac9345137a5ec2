import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Locator, Page, Request, Route } from 'playwright-core';
import { NO_BROWSER } from '../../../test/support/clients/browser.ts';
import { EXAMPLE_TABS } from '../src/example-tabs.ts';
import { open, openNew, run, runAndAwait, shown, stored, write } from './page-actions.ts';
import { browser, demo, visit } from './page-visit.ts';

const skip = browser === undefined && NO_BROWSER;

// The tests share one visit, as loading the page costs most: each opens a tab of its own.
describe('GraphiQL in a browser', { skip }, () => {
  let page: Page;
  let records: Records;
  before(async () => {
    page = await visit({
      url: `${demo.url}/`,
      prepare: (opened) => {
        records = recordPage(opened);
      },
    });
  });
  after(() => page.close());

  it('opens a tab for each example, named after its operation', async () => {
    assert.deepEqual(await page.getByRole('tab').allInnerTexts(), [
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

  it('loads the editor beside its script, and only fonts that it shows', async () => {
    const loaded = await page.evaluate<readonly string[]>(
      `performance.getEntriesByType('resource').map(({ name }) => name.split('/').at(-1))`,
    );
    const html = await (await fetch(page.url())).text();
    for (const chunk of ['monaco-editor', 'mouseTarget', 'lite']) {
      const [file] = loaded.filter((name) => name.startsWith(chunk) && name.endsWith('.js'));
      assert.ok(
        file &&
          html.includes(`<link rel="modulepreload" crossorigin href="/graphiql/assets/${file}">`),
        chunk,
      );
    }
    const fonts = loaded.filter((name) => name.startsWith('font-'));
    assert.ok(fonts.length >= 2 && fonts.length <= 5, fonts.join());
  });

  it('selects Run, Plan and Trace by keys, Run by default', async () => {
    const chosen = findChosen(page);
    await chosen.focus();
    for (const name of ['Run', 'Plan', 'Trace']) {
      assert.equal(await chosen.getAttribute('value'), name);
      await page.keyboard.press('ArrowDown');
    }
    // The arrow keys wrap around to Run, and back to Trace.
    await page.keyboard.press('ArrowUp');
    assert.equal(await chosen.getAttribute('value'), 'Trace');
    await page.keyboard.press('ArrowDown');
  });

  it('shows the changed user, and leaves nothing in local storage', async () => {
    await open(page, 'UpdateThroughVmsBilling');
    await run(page);
    await shown(page, '"__typename": "UserUpdated"');
    await shown(page, '"login": "test@mail.com"');
    // The variables hold passwords.
    assert.equal(await page.evaluate('JSON.stringify(localStorage)'), '{}');
  });

  it('shows a refusal with the path of each value', async () => {
    await open(page, 'Refusal');
    await run(page);
    await shown(page, '"__typename": "ValidationProblem"');
    for (const step of ['"input",', '"vmsBilling",', '"password"']) await shown(page, step);
    await shown(page, '"rule": "TOO_LONG"');
  });

  it('runs an operation from the keyboard', async () => {
    await openNew(page);
    await write(page, 'query ByKeyboard { providers { kind } }');
    await page.keyboard.press('Control+Enter');
    await shown(page, '"kind": "ON_APP"');
  });

  it('marks two fields of a oneOf input, and accepts one', async () => {
    await openNew(page);
    const marks = page.locator('.graphiql-query-editor .squiggly-error');
    await write(
      page,
      update('{ vmsBilling: { user: { login: { login: "a" } } }, onApp: { id: "onapp/user/12" } }'),
    );
    await marks.first().waitFor();
    await page.keyboard.press('F8');
    await page.getByText('OneOf Input Object "UpdateUserInput"').first().waitFor();

    await write(page, update('{ onApp: { id: "onapp/user/12" } }'));
    await marks.first().waitFor({ state: 'detached' });
  });

  it('sends Run, Plan or Trace with each operation', async () => {
    await openNew(page);
    await write(page, 'query Kinds { providers { kind } }');
    for (const name of ['Run', 'Plan', 'Trace', 'Run']) {
      await page.getByRole('radio', { name }).check();
      await runAndAwait(page);
    }
    assert.deepEqual(
      records.sent.filter(({ operation }) => operation === 'Kinds').map(({ explain }) => explain),
      [undefined, 'plan', 'trace', undefined],
    );
  });

  it('does not send the choice with its introspection', async () => {
    const own = { operation: 'IntrospectionQuery', explain: undefined };
    assert.deepEqual(records.sent[0], own);
    const earlier = records.sent.length;
    for (const name of ['Plan', 'Trace']) {
      await page.getByRole('radio', { name }).check();
      const responded = page.waitForResponse('**/graphql');
      await refetch(page);
      await responded;
    }
    assert.deepEqual(records.sent.slice(earlier), [own, own]);
    await page.getByRole('radio', { name: 'Run' }).check();
  });

  it('lists the upstream calls of a response in its tab', async () => {
    const read = { provider: 'onapp', api: 'onApp', method: 'GET', path: '/users/{id}.json' };
    const plan = [{ ...read, count: 2, field: 'user', reason: 'to read the user' }];
    await open(page, 'PageThroughUsers');
    await page.route('**/graphql', (route) =>
      route.fulfill({ json: { data: null, extensions: { roster: { plan } } } }),
    );
    const table = page.getByRole('table');
    assert.equal(await table.count(), 0);
    await run(page);
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
    await page.unroute('**/graphql');
    await open(page, 'FindPerson');
    assert.equal(await table.count(), 0);
  });

  it('loads only from the gateway and logs nothing', async () => {
    await open(page, 'ReadVmsUser');
    await run(page);
    await shown(page, '"__typename": "VmsUser"');
    await page.getByRole('button', { name: 'Show Documentation Explorer' }).click();
    await page.getByText('Root Types').waitFor();
    await page.getByText('The user accounts of a service company').waitFor();
    assert.deepEqual([...records.hosts], [demo.url]);
    assert.deepEqual(records.complaints, []);
    assert.equal(await page.title(), 'Roster');
  });

  it('keeps the tabs after a reload, but not the choice', async () => {
    const count = await page.getByRole('tab').count();
    assert.ok(count > EXAMPLE_TABS.length);
    await page.getByRole('radio', { name: 'Plan' }).check();
    await open(page, 'UpdateThroughOnApp');
    await stored(page, 'tabState', (state) => {
      const { tabs, activeTabIndex } = JSON.parse(state) as StoredTabs;
      return tabs[activeTabIndex]?.title === 'UpdateThroughOnApp';
    });
    await page.reload();
    const selected = page.getByRole('tab', { selected: true });
    assert.equal(await selected.innerText(), 'UpdateThroughOnApp');
    assert.equal(await page.getByRole('tab').count(), count);
    assert.equal(await findChosen(page).getAttribute('value'), 'Run');
  });
});

// The tests are steps of one visit, in which the schema is missing until one of them lets the page read it.
describe('GraphiQL without a schema', { skip }, () => {
  let page: Page;
  let records: Records;
  let respond = (route: Route) => refuse(route, 'GraphQL introspection is off.');
  before(async () => {
    page = await visit({
      prepare: async (opened) => {
        records = recordPage(opened);
        await opened.route('**/graphql', (route) => respond(route));
      },
    });
  });
  after(() => page.close());

  it('shows the reason, and offers no schema to download', async () => {
    await troubleOf(page).getByText('GraphQL introspection is off.').waitFor();
    assert.equal(await page.getByRole('button', { name: /Download/ }).count(), 0);
  });

  it('does not send the choice with a repeated introspection', async () => {
    await page.getByRole('radio', { name: 'Plan' }).check();
    await refetch(page);
    // GraphiQL repeats each of the two refused introspections at once.
    while (records.sent.length < 4) await page.waitForEvent('request');
    assert.deepEqual([...new Set(records.sent.map(({ explain }) => explain))], [undefined]);
  });

  it('shows when something other than GraphQL responds', async () => {
    respond = (route) =>
      route.fulfill({ status: 502, contentType: 'text/html', body: '<h1>Bad gateway</h1>' });
    await refetch(page);
    await troubleOf(page).getByText('HTTP 502').waitFor();
  });

  it('reads the schema of a gateway that knows no oneOf', async () => {
    respond = (route) =>
      route.request().postData()?.includes('isOneOf')
        ? refuse(route, 'Cannot query field "isOneOf" on type "__Type".')
        : route.continue();
    await page.getByRole('button', { name: 'Show Documentation Explorer' }).click();
    assert.equal(await page.getByText('Root Types').count(), 0);
    await refetch(page);
    await page.getByText('Root Types').waitFor();
    await troubleOf(page).waitFor({ state: 'detached' });
  });

  it('reloads the schema', async () => {
    respond = (route) => refuse(route, 'GraphQL introspection is off.');
    await refetch(page);
    await troubleOf(page).waitFor();
    await page.unroute('**/graphql');
    await refetch(page);
    await troubleOf(page).waitFor({ state: 'detached' });
  });
});

interface Records {
  readonly hosts: Set<string>;
  readonly complaints: string[];
  readonly sent: Sent[];
}

interface Sent {
  readonly operation: string;
  /** Returns the header `roster-explain` of a request. */
  readonly explain: string | undefined;
}

/** What this test reads of the tabs that GraphiQL stores. */
interface StoredTabs {
  readonly tabs: readonly { readonly title: string }[];
  readonly activeTabIndex: number;
}

/** Records what a page and its workers request, and what the browser complains of. */
function recordPage(page: Page): Records {
  const records: Records = { hosts: new Set(), complaints: [], sent: [] };
  const { hosts, complaints, sent } = records;
  // The context also reports the requests of workers.
  const context = page.context();
  const record = (request: Request) => {
    hosts.add(new URL(request.url()).origin);
    if (request.url().endsWith('/graphql')) sent.push(whatWasSent(request));
  };
  const recordFailure = (request: Request) => complaints.push(`failed: ${request.url()}`);
  context.on('request', record).on('requestfailed', recordFailure);
  page.once('close', () => context.off('request', record).off('requestfailed', recordFailure));
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
  });
  return records;
}

function whatWasSent(request: Request): Sent {
  const { operationName } = request.postDataJSON() as { readonly operationName: string };
  return { operation: operationName, explain: request.headers()['roster-explain'] };
}

const update = (input: string) => `mutation Two { updateUser(input: ${input}) { __typename } }`;

const findChosen = (page: Page): Locator =>
  page.getByRole('group', { name: 'What executing does' }).getByRole('radio', { checked: true });

async function refetch(page: Page): Promise<void> {
  await page.getByRole('button', { name: /Re-fetch/ }).click();
}

/** Finds our alert, as Monaco has alerts of its own. */
function troubleOf(page: Page): Locator {
  return page.getByRole('alert').filter({ hasText: 'The schema could not be loaded.' });
}

async function refuse(route: Route, message: string): Promise<void> {
  const body = JSON.stringify({ errors: [{ message }] });
  await route.fulfill({ status: 400, contentType: 'application/json', body });
}
