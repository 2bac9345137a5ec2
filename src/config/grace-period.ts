import type { Settings } from './settings.ts';

/** The time from SIGTERM until the process exits in any case, in ms. Orchestrators usually kill it after ten seconds. */
export const FORCE_EXIT_MS = 9500;

/** Returns a warning if an operation that is accepted during the drain may be cut off before its deadline. */
export function warnShortGracePeriod({ server, limits }: Settings): string | undefined {
  const { drainMs } = server;
  const { deadlineMs } = limits;
  if (deadlineMs > 0 && drainMs + deadlineMs <= FORCE_EXIT_MS) return undefined;
  const time = deadlineMs === 0 ? 'for which there is no limit' : `of ${deadlineMs} ms`;
  return `limits.deadlineMs: an operation ${time} may be cut ${FORCE_EXIT_MS} ms after SIGTERM, of which server.drainMs takes ${drainMs}`;
}
