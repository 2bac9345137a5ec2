import { Histogram, type Registry } from 'prom-client';
import { createCounter, registerGauges } from './readings.ts';

/** The end of an operation of the store. */
interface ObservedOperation {
  /** The name of the command or of the script, one of few. */
  readonly name: string;
  readonly kind: 'read' | 'write';
  readonly ms: number;
  readonly isFailed: boolean;
}

/** Upper bounds in seconds. The last one is the timeout of a command. */
const BUCKETS = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1];

/**
 * Creates the metrics of the store that replicas share.
 *
 * @param isUp returns whether it can be used; undefined if none is configured.
 */
export function createStoreMetrics(registry: Registry, isUp: () => boolean | undefined) {
  registerGauges(registry, [
    {
      name: 'roster_store_up',
      help: 'Whether the store can be read and written: 1 or 0. Absent without a store.',
      read: () => {
        const up = isUp();
        return up === undefined ? undefined : Number(up);
      },
    },
  ]);
  const seconds = new Histogram({
    name: 'roster_store_operation_duration_seconds',
    help: 'Duration of the operations of the store, failed ones included.',
    labelNames: ['operation'],
    buckets: BUCKETS,
    registers: [registry],
  });
  const failures = createCounter(
    registry,
    'roster_store_failures_total',
    'Operations of the store that failed, by kind: read or write.',
    ['kind'],
  );
  const unlocked = createCounter(
    registry,
    'roster_updates_unlocked_total',
    'Updates made without the lock of their user, because the store could not be used.',
  );
  return {
    observe: ({ name, kind, ms, isFailed }: ObservedOperation) => {
      seconds.observe({ operation: name }, ms / 1000);
      if (isFailed) failures.inc({ kind });
    },
    /** Counts an update that was made without a lock. */
    countUnlocked: () => unlocked.inc(),
  };
}
