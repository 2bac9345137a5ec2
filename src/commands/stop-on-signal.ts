import { FORCE_EXIT_MS } from '../config/grace-period.ts';
import type { Log } from '../observability/log/log.ts';

interface Stoppable {
  /** Ends what is under way. */
  readonly close: (signal: NodeJS.Signals) => Promise<void>;
  /** Operations under way. */
  readonly underWay: () => number;
  readonly log: Log;
}

/** As shells count: 128 and the number of the signal. */
const EXIT_CODES = { SIGINT: 130, SIGTERM: 143 } as const;

/** The first signal ends what is under way, the second does not wait for it. */
export function stopOnSignal({ close, underWay, log }: Stoppable): void {
  let isStopping = false;
  const cut = (code: number) => {
    log.error({ operations: underWay() }, 'Ended before all that was under way had its end.');
    process.exit(code);
  };
  const stop = (signal: keyof typeof EXIT_CODES) => {
    if (isStopping) cut(EXIT_CODES[signal]);
    isStopping = true;
    setTimeout(() => cut(1), FORCE_EXIT_MS).unref();
    close(signal).then(() => process.exit(0));
  };
  process.on('SIGTERM', stop).on('SIGINT', stop);
}
