import { Gauge, type Registry } from 'prom-client';
import { createCounter, type WorkerMerge } from './readings.ts';

/** What is known about a key set that is in use. */
export interface KeySetState {
  readonly issuer: string;
  /** The number of keys of the last successful fetch; undefined before it. */
  readonly keys: number | undefined;
  /** When it ended, in milliseconds since 1970; undefined before it. */
  readonly succeededAt: number | undefined;
  /** Why the last fetch failed; undefined if it succeeded, or before the first. */
  readonly fault: string | undefined;
}

/** What the end of a fetch says. */
interface EndedFetch {
  /** The number of keys; undefined if it failed. */
  readonly count: number | undefined;
  /** Why it failed; undefined if it succeeded. */
  readonly fault: string | undefined;
}

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
  const states = new Map<string, KeySetState>();
  return {
    /** Returns the states of the key sets that are in use. */
    getStates: (): readonly KeySetState[] => [...states.values()],
    /** Begins the counts of a key set with 0, so that the first failure is an increase. */
    add: (issuer: string) => {
      states.set(issuer, { issuer, keys: undefined, succeededAt: undefined, fault: undefined });
      for (const result of RESULTS) fetches.inc({ issuer, result }, 0);
    },
    /** Removes the metrics of a key set that is no longer used. */
    remove: (issuer: string) => {
      states.delete(issuer);
      for (const result of RESULTS) fetches.remove({ issuer, result });
      succeededAt.remove({ issuer });
      keyCount.remove({ issuer });
    },
    /** Counts a fetch that has ended. */
    observe: (issuer: string, { count: keys, fault }: EndedFetch) => {
      fetches.inc({ issuer, result: keys === undefined ? 'failure' : 'success' });
      const { succeededAt: before, keys: known } = states.get(issuer) ?? {};
      if (keys === undefined) {
        states.set(issuer, { issuer, keys: known, succeededAt: before, fault });
        return;
      }
      states.set(issuer, { issuer, keys, succeededAt: Date.now(), fault: undefined });
      succeededAt.set({ issuer }, Date.now() / 1000);
      keyCount.set({ issuer }, keys);
    },
  };
}
