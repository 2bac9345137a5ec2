import { Histogram, type Registry } from 'prom-client';
import { BoundedNames } from '../../lib/bounded-names.ts';
import { STORE_BUCKETS } from './duration-buckets.ts';
import { createCounter, registerGauges } from './readings.ts';

/** The end of an operation of the store. */
interface ObservedOperation {
  /** The name of the command or of the script, one of few. */
  readonly name: string;
  readonly kind: 'read' | 'write';
  readonly ms: number;
  /** The code of the fault, such as `TIMEOUT`; undefined if the operation succeeded. */
  readonly fault: string | undefined;
}

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
      merge: 'min',
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
    buckets: [...STORE_BUCKETS],
    registers: [registry],
  });
  const failures = createCounter(
    registry,
    'roster_store_failures_total',
    'Operations of the store that failed (read, write), and connections lost or not opened (connection), by reason.',
    ['kind', 'reason'],
  );
  const unlocked = createCounter(
    registry,
    'roster_updates_unlocked_total',
    'Updates made without the lock of their user, because the store could not be used.',
  );
  // A server chooses the first word of its error replies.
  const reasons = new BoundedNames();
  return {
    /** Times an operation, and counts it if it failed. */
    observe: ({ name, kind, ms, fault }: ObservedOperation) => {
      seconds.observe({ operation: name }, ms / 1000);
      if (fault !== undefined) failures.inc({ kind, reason: reasons.of(fault) });
    },
    /** Counts a connection that was lost or could not be opened. */
    countLostConnection: (fault: string) =>
      failures.inc({ kind: 'connection', reason: reasons.of(fault) }),
    /** Counts an update that was made without a lock. */
    countUnlocked: () => unlocked.inc(),
  };
}
