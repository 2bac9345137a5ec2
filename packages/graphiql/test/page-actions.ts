import type { Page } from 'playwright-core';

/** Opens a tab by its title. */
export async function open(page: Page, tab: string): Promise<void> {
  await page.getByRole('tab', { name: tab }).click();
  await settle(page);
}

/** GraphiQL notices and stores with a short delay which operation is in the editor. */
export async function settle(page: Page): Promise<void> {
  await page.waitForTimeout(800);
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
  await page.keyboard.insertText(operation);
  await settle(page);
}

/** Waits until the response pane shows a text. */
export async function shown(page: Page, text: string): Promise<void> {
  await page.locator('.result-window .view-line').filter({ hasText: text }).first().waitFor();
}

/** Waits until the page can be used. */
export async function ready(page: Page): Promise<void> {
  await page.locator('.graphiql-query-editor .view-line').first().waitFor();
  // GraphiQL ignores Execute until it has the editor of the response, too.
  await page.locator('.result-window .monaco-editor').first().waitFor();
}

/** Returns the text of the clipboard. The context needs the permission `clipboard-read`. */
export function clipboard(page: Page): Promise<string> {
  return page.evaluate('navigator.clipboard.readText()');
}
