import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';

/** GraphiQL debounces what it stores and which operation it sends; a busy machine takes longer. */
const LIMIT_MS = 30_000;

/** Opens a tab by its title, and waits until GraphiQL has noticed which operation is in the editor. */
export async function open(page: Page, tab: string): Promise<void> {
  await page.getByRole('tab', { name: tab }).click();
  const operation = new RegExp(`(query|mutation) ${tab}\\b`);
  await stored(page, 'query', (query) => operation.test(query));
}

/** Opens a new tab. */
export async function openNew(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'New tab' }).click();
}

/** Waits until GraphiQL has stored such a value. It stores a query when it notices its operation. */
export async function stored(
  page: Page,
  name: string,
  isExpected: (value: string) => boolean,
): Promise<void> {
  const deadline = performance.now() + LIMIT_MS;
  const read = () => page.evaluate<string | null>(`sessionStorage.getItem('graphiql:${name}')`);
  while (!isExpected((await read()) ?? '')) {
    assert.ok(performance.now() < deadline, `GraphiQL has not stored the expected ${name}.`);
    await page.waitForTimeout(50);
  }
}

/** Clicks “Execute”. */
export async function run(page: Page): Promise<void> {
  await page.getByRole('button', { name: /Execute/ }).click();
}

/** Runs the operation and waits for its response. */
export async function runAndAwait(page: Page): Promise<void> {
  const responded = page.waitForResponse('**/graphql');
  await run(page);
  await responded;
  await page.getByRole('button', { name: /Execute/ }).waitFor();
}

/** Replaces the text of the editor; inserts it at once, as the editor would close brackets. */
export async function write(page: Page, operation: string): Promise<void> {
  await page.locator('.graphiql-query-editor .view-lines').click();
  await page.keyboard.press('Control+A');
  await insert(page, operation);
}

/** Inserts an operation at the cursor of an empty editor. */
export async function insert(page: Page, operation: string): Promise<void> {
  await page.keyboard.insertText(operation);
  await stored(page, 'query', (query) => query === operation);
}

/** Writes the headers of the open tab. */
export async function writeHeaders(page: Page, json: string): Promise<void> {
  await page.getByRole('button', { name: 'Headers', exact: true }).click();
  const editor = page.locator('.graphiql-editor-tool .view-lines:visible');
  await editor.click();
  await page.keyboard.insertText(json);
  await editor.filter({ hasText: json }).waitFor();
}

/** Waits until the response pane shows a text. */
export async function shown(page: Page, text: string): Promise<void> {
  await page.locator('.result-window .view-line').filter({ hasText: text }).first().waitFor();
}

/** Returns the JSON in the response pane, however long it is. */
export async function readResponse(page: Page) {
  await page.locator('.result-window .view-lines').click();
  await page.keyboard.press('Control+A');
  await page.keyboard.press('Control+C');
  return JSON.parse(await clipboard(page));
}

/** Waits until the page can be used. */
export async function ready(page: Page): Promise<void> {
  await page.locator('.graphiql-query-editor .view-line').first().waitFor();
  // GraphiQL ignores Execute until it has the editor of the response, too.
  await page.locator('.result-window .monaco-editor').first().waitFor();
}

/** Returns the text of the clipboard. */
export function clipboard(page: Page): Promise<string> {
  return page.evaluate('navigator.clipboard.readText()');
}
