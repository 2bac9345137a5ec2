import { Gauge, type Registry } from 'prom-client';

/** The state of the audit trail. */
export interface TrailState {
  /** The last line of the trail. */
  readonly head: { readonly seq: number; readonly hmac: string };
  /** The number of changes and reads of secrets refused so far because their lines could not be written in time. */
  readonly refused: number;
}

/** Registers the head of the trail as labels, so that a copy of the metrics can prove that the trail was cut. */
export function registerTrailHead(registry: Registry, trail: () => TrailState | undefined): void {
  new Gauge({
    name: 'roster_audit_head_info',
    help: 'Last line of the audit trail, by number and HMAC. Always 1.',
    labelNames: ['seq', 'hmac'],
    registers: [registry],
    collect() {
      // The previous line is no longer the head.
      this.reset();
      const head = trail()?.head;
      if (head !== undefined) this.set({ seq: String(head.seq), hmac: head.hmac }, 1);
    },
  });
}
