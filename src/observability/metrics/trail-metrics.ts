import { Counter, Gauge, type Registry } from 'prom-client';

/** The state of the audit trail. */
export interface TrailState {
  /** The last line of the trail. */
  readonly head: { readonly seq: number; readonly hmac: string };
  /** The number of changes and reads of secrets refused so far because their lines could not be written in time. */
  readonly refused: number;
}

/**
 * Registers metrics of the head of the trail, so that a copy of the metrics can prove that the trail was cut.
 *
 * @param trail returns the state of the current trail; there are no metrics while it returns undefined.
 */
export function registerTrail(registry: Registry, trail: () => TrailState | undefined): void {
  const registers = [registry];
  new Gauge({
    name: 'roster_audit_head_seq',
    help: 'Number of the last line of the audit trail.',
    registers,
    collect() {
      const state = trail();
      if (state === undefined) this.remove();
      else this.set(state.head.seq);
    },
  });
  new Gauge({
    name: 'roster_audit_head_info',
    help: 'Last line of the audit trail, by number and HMAC. Always 1.',
    labelNames: ['seq', 'hmac'],
    registers,
    collect() {
      // The previous line is no longer the head.
      this.reset();
      const head = trail()?.head;
      if (head !== undefined) this.set({ seq: String(head.seq), hmac: head.hmac }, 1);
    },
  });
  new Counter({
    name: 'roster_audit_refused_total',
    help: 'Changes and reads of secrets refused because the audit trail could not be written in time.',
    registers,
    collect() {
      const state = trail();
      this.reset();
      if (state === undefined) this.remove();
      else this.inc(state.refused);
    },
  });
}
