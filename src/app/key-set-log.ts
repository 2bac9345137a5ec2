import type { FetchedKeys } from '../access/jwks.ts';
import type { KeySetObserver } from '../access/jwks-cache.ts';
import type { Log } from '../observability/log/log.ts';
import type { Metrics } from '../observability/metrics/metrics.ts';

/**
 * Returns a function that logs each failed fetch of a key set, and the first one that succeeds. Fetches that fail are at least
 * 30 seconds apart.
 */
export function createKeySetLog(log: Log): (issuer: string, fetched: FetchedKeys) => void {
  const fetched = new Set<string>();
  return (issuer, { fault, isUsable }) => {
    if (fault === undefined) {
      if (!fetched.has(issuer)) log.info({ issuer }, 'Key set fetched');
      fetched.add(issuer);
      return;
    }
    fetched.delete(issuer);
    const fields = { issuer, reason: fault };
    if (isUsable) log.warn(fields, 'Key set not refreshed');
    else log.error(fields, 'Key set could not be fetched');
  };
}

/** Returns an observer that logs fetches of key sets and counts them. */
export function observeKeySets({ keySets }: Pick<Metrics, 'keySets'>, log: Log): KeySetObserver {
  const report = createKeySetLog(log);
  return {
    ...keySets,
    observe: (issuer, fetched) => {
      keySets.observe(issuer, fetched);
      report(issuer, fetched);
    },
  };
}
