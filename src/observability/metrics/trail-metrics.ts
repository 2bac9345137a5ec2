import { Counter, Gauge, type Registry } from 'prom-client';
import { registerCounters, registerGauges, type WorkerMerge } from './readings.ts';

/** The state of the audit trail. */
export interface TrailState {
  /** The last line of the trail. */
  readonly head: { readonly seq: number; readonly hmac: string };
  /** The lines that could not be written. */
  readonly faults: {
    /** The number of changes and reads of secrets refused so far because their lines could not be written in time. */
    readonly refused: number;
    /** The numbers of failed attempts to write lines so far, by the code of the error, such as `ENOSPC`. */
    readonly failures: ReadonlyMap<string, number>;
    /** The code of the fault of the last line; undefined if it was written. */
    readonly code: string | undefined;
  };
}

/** Registers the metrics of the audit trail, of which there are none without a trail. */
export function registerTrail(registry: Registry, trail: () => TrailState | undefined): void {
  registerGauges(registry, [
    {
      name: 'roster_audit_up',
      help: 'Whether the last line of the audit trail could be written: 1 or 0. Absent without a trail.',
      merge: 'min',
      read: () => {
        const state = trail();
        return state && Number(state.faults.code === undefined);
      },
    },
    {
      name: 'roster_audit_head_seq',
      help: 'Number of the last line of the audit trail.',
      // Each worker has its own trail.
      merge: 'omit',
      read: () => trail()?.head.seq,
    },
  ]);
  registerCounters(registry, [
    {
      name: 'roster_audit_refused_total',
      help: 'Changes and reads of secrets refused because the audit trail could not be written in time.',
      read: () => trail()?.faults.refused,
    },
  ]);
  new Counter({
    name: 'roster_audit_failures_total',
    help: 'Failed attempts to write to the audit trail, by the code of the error.',
    labelNames: ['reason'],
    registers: [registry],
    collect() {
      this.reset();
      for (const [reason, count] of trail()?.faults.failures ?? []) this.inc({ reason }, count);
    },
  });
  registerTrailHead(registry, trail);
}

/** Registers the head of the trail as labels, so that a copy of the metrics can prove that the trail was cut. */
function registerTrailHead(registry: Registry, trail: () => TrailState | undefined): void {
  new Gauge({
    name: 'roster_audit_head_info',
    help: 'Last line of the audit trail, by number and HMAC. Always 1.',
    labelNames: ['seq', 'hmac'],
    aggregator: 'omit' satisfies WorkerMerge,
    registers: [registry],
    collect() {
      // The previous line is no longer the head.
      this.reset();
      const head = trail()?.head;
      if (head !== undefined) this.set({ seq: String(head.seq), hmac: head.hmac }, 1);
    },
  });
}
