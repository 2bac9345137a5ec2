import { FORCE_EXIT_MS } from '../config/grace-period.ts';
import type { Log } from '../observability/log/log.ts';

interface Stoppable {
  /** Closes everything, after the operations in flight. */
  readonly close: (signal: NodeJS.Signals) => Promise<void>;
  /** Returns the number of operations in flight. */
  readonly inFlight: () => number;
  readonly log: Log;
}

/** Exit codes as shells define them: 128 plus the number of the signal. */
export const EXIT_CODES = { SIGINT: 130, SIGTERM: 143 } as const;

/** A signal that asks for a shutdown. */
export type StopSignal = keyof typeof EXIT_CODES;

/** Shuts down on the first signal after the operations in flight, and on the second without them. */
export function stopOnSignal(stoppable: Stoppable): void {
  const stop = createStop(stoppable);
  process.on('SIGTERM', stop).on('SIGINT', stop);
}

/** Returns a function that shuts down, as the signal that it gets would. */
export function createStop({ close, inFlight, log }: Stoppable): (signal: StopSignal) => void {
  let isStopping = false;
  const cut = (code: number) => {
    log.error({ operations: inFlight() }, 'Shutdown timed out with operations in flight');
    process.exit(code);
  };
  return (signal) => {
    if (isStopping) cut(EXIT_CODES[signal]);
    isStopping = true;
    setTimeout(() => cut(1), FORCE_EXIT_MS).unref();
    close(signal).then(() => process.exit(0));
  };
}
