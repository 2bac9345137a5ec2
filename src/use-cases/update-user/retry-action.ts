import type { ProblemCode, RetryAction, WriteState } from '../../generated/schema-types.ts';

/** What a client does after a problem with a code. */
interface Advice {
  /** If nothing was written. */
  readonly unwritten: RetryAction;
  /**
   * If something may have been written and the update has an idempotency key: when it is sent again,
   * the gateway reads the user before it writes.
   */
  readonly keyed: RetryAction;
}

/** The cause may be over soon, so the same input may succeed. */
const TEMPORARY: Advice = { unwritten: 'SEND_AGAIN', keyed: 'SEND_AGAIN' };

/** The same input fails again. */
const WRONG_INPUT: Advice = { unwritten: 'CHANGE_INPUT', keyed: 'READ_FIRST' };

/** The user has other values than the caller expects. */
const OTHER_VALUES: Advice = { unwritten: 'READ_FIRST', keyed: 'READ_FIRST' };

/** The provider or the gateway has to be set up in another way. */
const SETUP: Advice = { unwritten: 'ASK_OPERATOR', keyed: 'READ_FIRST' };

/** The response was not understood. If it was about a write, reading the user can show more. */
const UNCLEAR: Advice = { unwritten: 'ASK_OPERATOR', keyed: 'SEND_AGAIN' };

/** The advice by code. Tests compare it with `docs/errors.md`. */
export const ADVICE: Readonly<Record<ProblemCode, Advice>> = {
  VALIDATION_FAILED: WRONG_INPUT,
  USER_NOT_FOUND: WRONG_INPUT,
  USER_CHANGED: OTHER_VALUES,
  UPDATE_NOT_SHOWN: OTHER_VALUES,
  IDEMPOTENCY_KEY_REQUIRED: WRONG_INPUT,
  IDEMPOTENCY_KEY_REUSED: WRONG_INPUT,
  IDEMPOTENCY_IN_PROGRESS: TEMPORARY,
  RATE_LIMITED: TEMPORARY,
  READ_ONLY: SETUP,
  AUDIT_UNAVAILABLE: TEMPORARY,
  STORE_UNAVAILABLE: TEMPORARY,
  UNSUPPORTED_BY_PROVIDER: SETUP,
  UPSTREAM_UNAUTHENTICATED: SETUP,
  UPSTREAM_FORBIDDEN: SETUP,
  LICENSE_LIMIT: SETUP,
  UPSTREAM_CONFLICT: OTHER_VALUES,
  UPSTREAM_RATE_LIMITED: TEMPORARY,
  UPSTREAM_BUSY: TEMPORARY,
  UPSTREAM_REJECTED: UNCLEAR,
  UPSTREAM_UNREACHABLE: TEMPORARY,
  CIRCUIT_OPEN: TEMPORARY,
  OVERLOADED: TEMPORARY,
  CLIENT_CLOSED_REQUEST: TEMPORARY,
  UPSTREAM_FAILED: TEMPORARY,
  UPSTREAM_TIMEOUT: TEMPORARY,
  UPSTREAM_BROKEN: TEMPORARY,
  UPSTREAM_CONTRACT: UNCLEAR,
};

/** What is known of a problem when its advice is chosen. */
interface Outcome {
  readonly code: ProblemCode;
  readonly write: WriteState;
  /** Whether the update has an idempotency key. */
  readonly isKeyed: boolean;
}

/**
 * Returns what a client does next. The same input is sent again only if nothing was written, or if an
 * idempotency key prevents a second write.
 */
export function toRetryAction({ code, write, isKeyed }: Outcome): RetryAction {
  if (write === 'NOT_APPLIED') return ADVICE[code].unwritten;
  return write === 'UNKNOWN' && isKeyed ? ADVICE[code].keyed : 'READ_FIRST';
}
