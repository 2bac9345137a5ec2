import { readSharedQuery } from './shared-query.ts';

/** Returns the query in the address of the page, and removes it there: a reload would open another tab. */
export function takeSharedQuery(): string | undefined {
  const query = readSharedQuery(location.hash);
  if (query !== undefined) history.replaceState(null, '', location.pathname);
  return query;
}
