import { watchNpm } from './npm-parent.ts';

/** Exit codes as shells define them: 128 plus the number of the signal. */
export const EXIT_CODES = { SIGINT: 130, SIGTERM: 143 } as const;

/** A signal that asks for a shutdown. */
export type StopSignal = keyof typeof EXIT_CODES;

/**
 * For how long after a signal another one is a repetition of it, in ms. timeout(1) sends its signal to the process and then to the process
 * group, and npm in a terminal forwards a Ctrl+C that the process has received itself.
 */
export const REPEATED_SIGNAL_MS = 100;

/** Where signals come from; only tests replace it. */
interface SignalSource {
  readonly signals: Pick<NodeJS.EventEmitter, 'on'>;
  /** The current time, in ms. */
  readonly now: () => number;
  readonly watchNpm: typeof watchNpm;
}

const PROCESS: SignalSource = { signals: process, now: () => performance.now(), watchNpm };

/**
 * Calls `stop` on SIGTERM and SIGINT, but not for a repetition within {@link REPEATED_SIGNAL_MS} of the last call. If npm started this
 * process and has ended without a signal to it, it calls `onLostNpm`, and then `stop` as SIGTERM would.
 */
export function onStopSignal(
  stop: (signal: StopSignal) => void,
  onLostNpm: () => void = () => {},
  { signals, now, watchNpm: watch }: SignalSource = PROCESS,
): void {
  let calledAt: number | undefined;
  const call = (signal: StopSignal) => {
    if (calledAt !== undefined && now() - calledAt < REPEATED_SIGNAL_MS) return;
    calledAt = now();
    stop(signal);
  };
  signals.on('SIGTERM', call).on('SIGINT', call);
  watch(() => {
    // The end of npm is no second request to stop.
    if (calledAt !== undefined) return;
    onLostNpm();
    call('SIGTERM');
  });
}
