import type { Settings } from './settings.ts';

/** Milliseconds after which it ends, whatever is under way: before whoever stops it loses patience at ten seconds. */
export const HARD_STOP_MS = 9500;

/** Undefined where an operation that is accepted until the last moment has the time that it is promised. */
export function explainShortStop({ server, limits }: Settings): string | undefined {
  const { drainMs } = server;
  const { deadlineMs } = limits;
  if (deadlineMs > 0 && drainMs + deadlineMs <= HARD_STOP_MS) return undefined;
  const time = deadlineMs === 0 ? 'for which there is no limit' : `of ${deadlineMs} ms`;
  return `limits.deadlineMs: an operation ${time} may be cut ${HARD_STOP_MS} ms after SIGTERM, of which server.drainMs takes ${drainMs}`;
}
