import { mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { launchBrowser } from '../test/support/clients/browser.ts';
import { ROOT } from '../test/support/files/sources.ts';
import { startRoster } from '../test/support/gateway/roster-process.ts';

/*
 * `npm run docs:screenshot`: takes the picture in the README, GraphiQL with a rejected update, over
 * the simulators.
 */

const PICTURE = `${ROOT}docs/images/graphiql-rejected-update.png`;

/** Every version of the picture stays in the repository, so it must be small. */
const MAX_BYTES = 200_000;

const QUERY = `mutation SaveForm($password: String!) {
  updateUser(
    input: {
      onApp: {
        id: "onapp/user/12"
        email: "test@mail.com"
        password: $password
      }
    }
  ) {
    ... on UserUpdated {
      user { id }
    }
    ... on ValidationProblem {
      issues { path rule message }
    }
  }
}`;

/**
 * GraphiQL opens the tabs that it finds in the session storage, here one with our operation. Typed
 * into the editor, the lines would be indented once more.
 */
const TABS = {
  activeTabIndex: 0,
  tabs: [
    {
      id: 'picture',
      title: 'SaveForm',
      operationName: 'SaveForm',
      query: QUERY,
      variables: null,
      headers: null,
      response: null,
    },
  ],
};

await using gateway = await startRoster({ args: ['start'], environment: { PORT: '0' } });
await using browser = await launchBrowser();
if (browser === undefined)
  throw new Error('Chromium not found: install it, or name it in CHROMIUM');

const page = await browser.newPage({
  viewport: { width: 1040, height: 680 },
  deviceScaleFactor: 1.5,
  colorScheme: 'light',
});
const stored = JSON.stringify(JSON.stringify(TABS));
await page.addInitScript(`sessionStorage.setItem('graphiql:tabState', ${stored})`);
await page.goto(gateway.url);
await page.locator('.graphiql-query-editor .view-line').first().waitFor();
await page.locator('.graphiql-editor-tool .view-lines').first().click();
await page.keyboard.insertText('{ "password": "qwe12" }');
// GraphiQL notices with a short delay what is in an editor.
await page.waitForTimeout(800);
await page.getByRole('button', { name: /Execute/ }).click();
await page.locator('.result-window .view-line').filter({ hasText: 'TOO_SHORT' }).waitFor();
mkdirSync(dirname(PICTURE), { recursive: true });
await page.screenshot({ path: PICTURE, animations: 'disabled', caret: 'hide' });

const { size } = statSync(PICTURE);
process.stdout.write(`${PICTURE}: ${size} bytes\n`);
if (size > MAX_BYTES) throw new Error(`The picture is larger than ${MAX_BYTES} bytes.`);
