import { RecentFailure } from '../recent-failure.ts';
import { TrailTimeout } from './trail-error.ts';

/** Milliseconds after which a disk that has not answered is at fault, whatever time a request has left. */
const STALLED_MS = 1000;

/** Remembers whether the disk took the last line that it was asked to take. */
export class TrailFault extends RecentFailure {
  /**
   * Notes why a line could not be written in time.
   *
   * @param stalledMs for which the disk has not answered.
   * @returns whether the disk is at fault. A request that came with little time left, or none, is not its fault.
   */
  judge(error: unknown, stalledMs: number): boolean {
    const isAtFault = !(error instanceof TrailTimeout) || stalledMs >= STALLED_MS;
    if (isAtFault) this.failed();
    return isAtFault;
  }

  /** What is wrong just now, in words that may be shown to anybody; undefined: nothing. */
  get sentence(): string | undefined {
    return this.isRecent
      ? 'The trail could not be written, so nothing was changed or disclosed.'
      : undefined;
  }
}
