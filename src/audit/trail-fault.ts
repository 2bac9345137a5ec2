import { RecentFailure } from '../recent-failure.ts';

/** Remembers whether the last intent could be written. */
export class TrailFault extends RecentFailure {
  /** What is wrong just now, in words that may be shown to anybody; undefined: nothing. */
  get sentence(): string | undefined {
    return this.isRecent
      ? 'The trail could not be written, so nothing was changed or disclosed.'
      : undefined;
  }
}
