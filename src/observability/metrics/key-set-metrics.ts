import { Gauge, type Registry } from 'prom-client';
import { createCounter, type WorkerMerge } from './readings.ts';

const ISSUER_LABEL = ['issuer'] as const;

const RESULTS = ['success', 'failure'] as const;

/**
 * Creates the metrics of the key sets (JWKS) that tokens are verified with, by issuer. It is a
 * setting, so its values are few.
 */
export function createKeySetMetrics(registry: Registry) {
  const registers = [registry];
  const fetches = createCounter(
    registry,
    'roster_jwks_fetches_total',
    'Fetches of the key set of an issuer, by result: success or failure.',
    ['issuer', 'result'],
  );
  const succeededAt = new Gauge({
    name: 'roster_jwks_last_success_timestamp_seconds',
    help: 'Time of the last successful fetch of the key set, in seconds since 1970.',
    labelNames: ISSUER_LABEL,
    // Tokens are refused by the worker with the oldest keys.
    aggregator: 'min' satisfies WorkerMerge,
    registers,
  });
  const keyCount = new Gauge({
    name: 'roster_jwks_keys',
    help: 'Keys in the key set as it was last fetched.',
    labelNames: ISSUER_LABEL,
    aggregator: 'min' satisfies WorkerMerge,
    registers,
  });
  return {
    /** Begins the counts of a key set with 0, so that the first failure is an increase. */
    add: (issuer: string) => {
      for (const result of RESULTS) fetches.inc({ issuer, result }, 0);
    },
    /** Removes the metrics of a key set that is no longer used. */
    remove: (issuer: string) => {
      for (const result of RESULTS) fetches.remove({ issuer, result });
      succeededAt.remove({ issuer });
      keyCount.remove({ issuer });
    },
    /**
     * Counts a fetch that has ended.
     *
     * @param keys the number of keys; undefined if the fetch failed.
     */
    observe: (issuer: string, keys: number | undefined) => {
      fetches.inc({ issuer, result: keys === undefined ? 'failure' : 'success' });
      if (keys === undefined) return;
      succeededAt.set({ issuer }, Date.now() / 1000);
      keyCount.set({ issuer }, keys);
    },
  };
}
