/**
 * Returns a link that opens this page with a query. The query is in the fragment, which browsers never send. Variables and
 * headers hold passwords and keys, so they are not part of a link.
 */
export function toSharedLink(query: string, page: string): string {
  const url = new URL(page);
  url.search = '';
  url.hash = new URLSearchParams({ query }).toString();
  return url.href;
}

/** Returns the query of a link; undefined if the fragment has none. */
export function readSharedQuery(hash: string): string | undefined {
  return new URLSearchParams(hash.slice(1)).get('query') || undefined;
}
