import { printError, printWarning } from '../console-output.ts';
import { EXIT } from '../exit-codes.ts';
import { REPEATED_SIGNAL_MS } from '../stop-signal.ts';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Waits for a change that a provider may be making, which no signal can take back. The first signal is answered with the reason for
 * waiting; a second one ends the process without the result.
 */
export async function holdSignals<Result>(change: () => Promise<Result>): Promise<Result> {
  let heldAt: number | undefined;
  const hold = () => {
    if (heldAt === undefined) {
      heldAt = performance.now();
      printWarning(
        'The change may have been sent: waiting for its result. Once more ends without it.',
      );
    } else if (performance.now() - heldAt >= REPEATED_SIGNAL_MS) {
      printError('It is not known whether the change was made: look at the user with roster show.');
      process.exit(EXIT.unknown);
    }
  };
  for (const signal of SIGNALS) process.on(signal, hold);
  try {
    return await change();
  } finally {
    for (const signal of SIGNALS) process.off(signal, hold);
  }
}
