import type { Trail } from './trail.ts';

/** Milliseconds for which a failure is told of: who is sent no work any more could not find out that it has passed. */
const TOLD_MS = 10_000;

/** A trail that remembers whether its last line could be written. */
export interface WatchedTrail {
  readonly trail: Trail;
  /** What is wrong with it just now, in words that may be shown to anybody; undefined: nothing. */
  readonly fault: () => string | undefined;
}

export function watchTrail(trail: Trail): WatchedTrail {
  let failedAt: number | undefined;
  return {
    fault: () =>
      failedAt !== undefined && performance.now() - failedAt < TOLD_MS
        ? 'The trail of changes could not be written, so none was made.'
        : undefined,
    trail: {
      get head() {
        return trail.head;
      },
      intend: async (change) => {
        try {
          const seq = await trail.intend(change);
          failedAt = undefined;
          return seq;
        } catch (error) {
          failedAt = performance.now();
          throw error;
        }
      },
      conclude: trail.conclude,
      close: trail.close,
    },
  };
}
