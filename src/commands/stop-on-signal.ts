import { FORCE_EXIT_MS } from '../config/grace-period.ts';
import type { Log } from '../observability/log/log.ts';
import { EXIT_CODES, onStopSignal, type StopSignal } from './stop-signal.ts';

interface Stoppable {
  /** Closes everything, after the operations in flight. */
  readonly close: (signal: StopSignal) => Promise<void>;
  /** Returns the number of operations in flight. */
  readonly inFlight: () => number;
  readonly log: Log;
}

/** Shuts down on the first signal after the operations in flight, and on the second without them. */
export function stopOnSignal(stoppable: Stoppable): void {
  onStopSignal(createStop(stoppable), () => reportLostNpm(stoppable.log));
}

/** Logs why a process shuts down that npm has started. */
export const reportLostNpm = (log: Log): void => log.warn({}, 'Shutdown because npm has ended');

/** Returns a function that shuts down, as the signal that it gets would. */
export function createStop({ close, inFlight, log }: Stoppable): (signal: StopSignal) => void {
  let isStopping = false;
  const cut = () => {
    log.error({ operations: inFlight() }, 'Shutdown timed out with operations in flight');
    process.exit(1);
  };
  return (signal) => {
    if (isStopping) {
      log.warn({ signal, operations: inFlight() }, 'Shutdown cut short by a second signal');
      process.exit(EXIT_CODES[signal]);
    }
    isStopping = true;
    log.info({ signal, operations: inFlight() }, 'Gateway stopping');
    setTimeout(cut, FORCE_EXIT_MS).unref();
    close(signal).then(() => {
      log.info({ signal }, 'Gateway stopped');
      process.exit(0);
    });
  };
}
