import type { FetchedKeys } from '../access/jwks.ts';
import type { Log } from '../observability/log/log.ts';

/**
 * Returns a function that logs each failed fetch of a key set, and the first one that succeeds. Fetches that fail are at least
 * 30 seconds apart.
 */
export function createKeySetLog(log: Log): (url: URL, fetched: FetchedKeys) => void {
  const fetched = new Set<string>();
  return ({ origin, pathname }, { fault, isUsable }) => {
    // A query may contain a secret.
    const url = `${origin}${pathname}`;
    if (fault === undefined) {
      if (!fetched.has(url)) log.info({ url }, 'Key set fetched');
      fetched.add(url);
      return;
    }
    fetched.delete(url);
    const fields = { url, reason: fault };
    if (isUsable) log.warn(fields, 'Key set not refreshed');
    else log.error(fields, 'Key set could not be fetched');
  };
}
