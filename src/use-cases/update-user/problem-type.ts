import type { ProblemCode, UpdateUserResult, WriteState } from '../../generated/schema-types.ts';

/** The GraphQL type of a problem; the audit trail has it too. */
type ProblemType = Exclude<UpdateUserResult['__typename'], 'UserUpdated'>;

/**
 * The type of a problem by its code: it says what a client can do next. Tests compare the codes with
 * `docs/errors.md`.
 */
export const PROBLEM_TYPE = {
  VALIDATION_FAILED: 'ValidationProblem',
  USER_NOT_FOUND: 'NotFoundProblem',
  USER_CHANGED: 'ConflictProblem',
  UPDATE_NOT_SHOWN: 'ConflictProblem',
  IDEMPOTENCY_KEY_REQUIRED: 'IdempotencyProblem',
  IDEMPOTENCY_KEY_REUSED: 'IdempotencyProblem',
  IDEMPOTENCY_IN_PROGRESS: 'IdempotencyProblem',
  RATE_LIMITED: 'ThrottledProblem',
  READ_ONLY: 'ProviderProblem',
  AUDIT_UNAVAILABLE: 'ProviderProblem',
  STORE_UNAVAILABLE: 'ProviderProblem',
  UNSUPPORTED_BY_PROVIDER: 'ProviderProblem',
  UPSTREAM_UNAUTHENTICATED: 'AccessProblem',
  UPSTREAM_FORBIDDEN: 'AccessProblem',
  LICENSE_LIMIT: 'AccessProblem',
  UPSTREAM_CONFLICT: 'ConflictProblem',
  UPSTREAM_RATE_LIMITED: 'ThrottledProblem',
  UPSTREAM_BUSY: 'ProviderProblem',
  UPSTREAM_REJECTED: 'ProviderProblem',
  UPSTREAM_UNREACHABLE: 'ProviderProblem',
  CIRCUIT_OPEN: 'ProviderProblem',
  OVERLOADED: 'ProviderProblem',
  CLIENT_CLOSED_REQUEST: 'ProviderProblem',
  UPSTREAM_FAILED: 'ProviderProblem',
  UPSTREAM_TIMEOUT: 'ProviderProblem',
  UPSTREAM_BROKEN: 'ProviderProblem',
  UPSTREAM_CONTRACT: 'ProviderProblem',
} as const satisfies Readonly<Record<ProblemCode, ProblemType>>;

/** What decides on the type of a problem. */
interface Typed {
  readonly code: ProblemCode;
  readonly write: WriteState;
}

/**
 * Returns the type of a problem. A `ThrottledProblem` always means that nothing was written, so a
 * limit that is met when something may have been written is a `ProviderProblem`.
 */
export function toProblemType({ code, write }: Typed): ProblemType {
  const type = PROBLEM_TYPE[code];
  return type === 'ThrottledProblem' && write !== 'NOT_APPLIED' ? 'ProviderProblem' : type;
}
