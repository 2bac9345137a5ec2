import { isProblem, mayHaveBeenWritten, retryAfter } from './outcome.ts';
import { RosterError } from './roster-error.ts';
import type { UpdateResult } from './update-result.ts';

/** How often and for how long an update is repeated. */
export interface RepeatLimits {
  /** The caller's signal. It also ends the wait for the next attempt. */
  readonly signal?: AbortSignal | undefined;
  /** The largest number of attempts. */
  readonly attempts: number;
  /** The time in milliseconds for all attempts and the delays between them. */
  readonly totalMs: number;
}

/** What one attempt has ended with. */
type Outcome = UpdateResult | RosterError;

/** The delay before the second attempt, if none is requested. It doubles with each attempt. */
const FIRST_DELAY_MS = 500;

/**
 * Sends an update until its outcome is known, within limits. Each attempt must use the same idempotency key.
 *
 * @param send makes one attempt within the milliseconds that are left
 * @throws RosterError if the last attempt has no result; `write` is `UNKNOWN` if any attempt may have been applied
 */
export async function repeatUpdate(
  send: (leftMs: number) => Promise<UpdateResult>,
  { signal, attempts, totalMs }: RepeatLimits,
): Promise<UpdateResult> {
  const endsAt = Date.now() + totalMs;
  let isUncertain = false;
  for (let attempt = 1; ; attempt += 1) {
    const outcome = await settle(send(Math.max(0, endsAt - Date.now())));
    isUncertain = isStillUncertain(outcome, isUncertain);
    const delayMs = delayBefore(attempt + 1, outcome);
    if (!isRepeatable(outcome) || attempt >= attempts || Date.now() + delayMs >= endsAt) {
      return conclude(outcome, isUncertain);
    }
    if (await isAbortedWithin(delayMs, signal)) {
      throw new RosterError('The update was aborted between two attempts.', {
        code: 'ABORTED',
        write: isUncertain ? 'UNKNOWN' : 'NOT_APPLIED',
      });
    }
  }
}

async function settle(attempt: Promise<UpdateResult>): Promise<Outcome> {
  try {
    return await attempt;
  } catch (error) {
    if (error instanceof RosterError) return error;
    throw error;
  }
}

/** Returns whether another attempt with the same key can lead to a better outcome. */
function isRepeatable(outcome: Outcome): boolean {
  if (!(outcome instanceof RosterError)) {
    return isProblem(outcome) && outcome.retry.advice === 'SEND_AGAIN';
  }
  if (outcome.code === 'ABORTED') return false;
  return (
    outcome.write === 'UNKNOWN' ||
    (outcome.write === 'NOT_APPLIED' && outcome.retryAfterSeconds !== null)
  );
}

/**
 * Returns whether some attempt may have been applied. The gateway knows the attempts with the same key, so a problem of a later
 * one settles this, except those that it finds before it looks for the key.
 */
function isStillUncertain(outcome: Outcome, wasUncertain: boolean): boolean {
  if (outcome instanceof RosterError || isFoundBeforeTheKey(outcome)) {
    return wasUncertain || mayHaveBeenWritten(outcome);
  }
  return mayHaveBeenWritten(outcome);
}

/** Codes of problems that say nothing about earlier attempts, apart from those of a rate limit and of the key itself. */
const FOUND_BEFORE_THE_KEY: readonly string[] = [
  'READ_ONLY',
  'AUDIT_UNAVAILABLE',
  'STORE_UNAVAILABLE',
];

function isFoundBeforeTheKey(result: UpdateResult): boolean {
  const { __typename: type } = result;
  if (type === 'ThrottledProblem' || type === 'IdempotencyProblem') return true;
  return isProblem(result) && FOUND_BEFORE_THE_KEY.includes(result.code);
}

/** Returns the delay in milliseconds before an attempt. Without a request it is random, so that clients do not act in step. */
function delayBefore(attempt: number, outcome: Outcome): number {
  const seconds = retryAfter(outcome);
  if (seconds !== null) return seconds * 1000;
  return FIRST_DELAY_MS * 2 ** (attempt - 2) * (0.5 + Math.random() / 2);
}

/** Returns the last result, or throws the last error. Neither hides that an earlier attempt may have been applied. */
function conclude(outcome: Outcome, isUncertain: boolean): UpdateResult {
  if (isUncertain && !mayHaveBeenWritten(outcome)) throw toUncertainError(outcome);
  if (outcome instanceof RosterError) throw outcome;
  return outcome;
}

function toUncertainError(outcome: Outcome): RosterError {
  const isError = outcome instanceof RosterError;
  const code = 'code' in outcome ? outcome.code : 'INVALID_RESPONSE';
  const message = `The last attempt failed with ${code}, and an earlier one may have been applied: read the user.`;
  return new RosterError(message, {
    code,
    write: 'UNKNOWN',
    httpStatus: isError ? outcome.httpStatus : null,
    requestId: isError ? outcome.requestId : requestIdOf(outcome),
    retryAfterSeconds: retryAfter(outcome),
    ...(isError ? { errors: outcome.errors, extensions: outcome.extensions } : {}),
  });
}

const requestIdOf = (result: UpdateResult): string | null =>
  'origin' in result ? result.origin.requestId : null;

/** Waits. Returns whether the caller has aborted meanwhile. */
function isAbortedWithin(delayMs: number, signal: AbortSignal | undefined): Promise<boolean> {
  return new Promise((resolve) => {
    if (signal?.aborted === true) return resolve(true);
    const end = () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', end);
      resolve(signal?.aborted === true);
    };
    const timer = setTimeout(end, delayMs);
    signal?.addEventListener('abort', end);
  });
}
