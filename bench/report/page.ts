const START = '<!-- The results of npm run bench: do not edit. -->\n';
const END = '\n<!-- End of the results. -->';

/**
 * Returns a page with the results in place of the earlier ones.
 *
 * @throws {Error} if the page has no place for them.
 */
export function insertResults(page: string, report: string): string {
  const start = page.indexOf(START);
  const end = page.indexOf(END, start);
  if (start === -1 || end === -1) throw new Error('The page has no place for the results.');
  return page.slice(0, start + START.length) + report + page.slice(end);
}
