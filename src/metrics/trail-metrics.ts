import { Counter, Gauge, type Registry } from 'prom-client';

/** What is shown of a trail of changes. */
export interface TrailState {
  /** Of its last line. */
  readonly head: { readonly seq: number; readonly hmac: string };
  /** Changes and reads of secrets that were refused so far, as their lines could not be written in time. */
  readonly refused: number;
}

/**
 * Shows where the trail ends, so that whoever keeps the metrics keeps its heads too.
 *
 * @param trail the one that is written to just now; undefined where none is: then nothing is shown.
 */
export function watchTrail(registry: Registry, trail: () => TrailState | undefined): void {
  const registers = [registry];
  new Gauge({
    name: 'roster_audit_head_seq',
    help: 'The number of the last line of the trail of changes.',
    registers,
    collect() {
      const state = trail();
      if (state === undefined) this.remove();
      else this.set(state.head.seq);
    },
  });
  new Gauge({
    name: 'roster_audit_head_info',
    help: 'The last line of the trail of changes, by number and HMAC; always 1.',
    labelNames: ['seq', 'hmac'],
    registers,
    collect() {
      // The one before is no head any more.
      this.reset();
      const head = trail()?.head;
      if (head !== undefined) this.set({ seq: String(head.seq), hmac: head.hmac }, 1);
    },
  });
  new Counter({
    name: 'roster_audit_refused_total',
    help: 'Changes and reads of secrets that were refused, as the trail could not be written in time.',
    registers,
    collect() {
      const state = trail();
      this.reset();
      if (state === undefined) this.remove();
      else this.inc(state.refused);
    },
  });
}
