import { RosterError } from './roster-error.ts';

/** The longest delay of a timer; a longer one would end at once. */
const LONGEST_DELAY_MS = 2 ** 31 - 1;

interface Limits {
  /** Aborts the attempt, if the caller no longer wants it. */
  readonly signal?: AbortSignal | undefined;
  /** The time in milliseconds for the whole attempt, its response included. */
  readonly timeoutMs: number;
}

/**
 * Runs one attempt within its limits. `AbortSignal.any` and `AbortSignal.timeout` are not used, because browsers of 2023 do
 * not have them.
 *
 * @param mayBeWritten whether a write may have been sent, at the time of a failure
 * @param attempt sends the request and returns a function that reads the response; only the former can run out of time
 * @throws RosterError `TIMEOUT`, `ABORTED` or `NO_RESPONSE`, a RosterError of the attempt, and what reading the response throws
 */
export async function withTimeout<Result>(
  { signal, timeoutMs }: Limits,
  mayBeWritten: () => boolean,
  attempt: (signal: AbortSignal) => Promise<() => Result>,
): Promise<Result> {
  const controller = new AbortController();
  const abort = () => controller.abort();
  const timer = setTimeout(abort, Math.min(timeoutMs, LONGEST_DELAY_MS));
  signal?.addEventListener('abort', abort);
  let read: () => Result;
  try {
    read = await attempt(controller.signal);
  } catch (error) {
    if (error instanceof RosterError) throw error;
    throw toRosterError(
      error,
      mayBeWritten(),
      signal?.aborted === true,
      controller.signal.aborted && timeoutMs,
    );
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', abort);
  }
  return read();
}

/** Describes the failure of an attempt. What was sent may have been carried out, whatever happened to the response. */
function toRosterError(
  error: unknown,
  mayWrite: boolean,
  isAborted: boolean,
  timeoutMs: number | false,
): RosterError {
  const write = mayWrite ? 'UNKNOWN' : 'NOT_APPLIED';
  if (isAborted) return new RosterError('The operation was aborted.', { code: 'ABORTED', write });
  if (timeoutMs !== false) {
    return new RosterError(`No response within ${timeoutMs} ms.`, { code: 'TIMEOUT', write });
  }
  return new RosterError(
    `No response${systemCode(error)}: the connection failed, or CORS forbids it.`,
    {
      code: 'NO_RESPONSE',
      write,
    },
  );
}

/** Returns the code of the operating system, such as `ECONNREFUSED`, in brackets; browsers have none. */
function systemCode(error: unknown): string {
  const cause = error instanceof Error ? error.cause : undefined;
  const code = typeof cause === 'object' && cause !== null && 'code' in cause ? cause.code : '';
  return typeof code === 'string' && /^[A-Z_0-9]+$/.test(code) ? ` (${code})` : '';
}
