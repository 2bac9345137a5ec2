import { FailureWindow } from '../lib/failure-window.ts';
import { TrailTimeout } from './trail-error.ts';

/** The time after which an unresponsive disk is at fault, in ms, whatever the deadline of a request. */
const STALLED_MS = 1000;

/** Remembers whether the disk accepted the last line. */
export class TrailFault extends FailureWindow {
  /**
   * Records why a line could not be written in time.
   *
   * @param stalledMs the time for which the disk has not responded.
   * @returns whether the disk is at fault. It is not, if the request had little time left.
   */
  recordError(error: unknown, stalledMs: number): boolean {
    const isAtFault = !(error instanceof TrailTimeout) || stalledMs >= STALLED_MS;
    if (isAtFault) this.recordFailure();
    return isAtFault;
  }

  /** Describes the current fault in words that any client may see; undefined if there is none. */
  get message(): string | undefined {
    return this.isRecent
      ? 'The trail could not be written, so nothing was changed or disclosed.'
      : undefined;
  }
}
