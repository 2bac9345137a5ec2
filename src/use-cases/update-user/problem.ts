import type {
  InputIssue,
  RetryAdvice,
  UpdateUserResult,
  WriteState,
} from '../../generated/schema-types.ts';
import type { ClientError } from '../../providers/contract/client-error.ts';
import type { Provider, UpdateOutcome, UserModel } from '../../providers/contract/provider.ts';
import { UpstreamError, type UpstreamErrorCode } from '../../upstream/errors/upstream-error.ts';

/** The GraphQL type of a problem; the audit trail has it too. */
type ProblemType = Exclude<UpdateUserResult['__typename'], 'UserUpdated'>;

/**
 * The type of a problem by its code: it says what a client can do next. A code of an `UpstreamError`
 * without an entry does not compile; tests compare `docs/errors.md` with the codes.
 */
export const PROBLEM_TYPE = {
  VALIDATION_FAILED: 'ValidationProblem',
  IDEMPOTENCY_KEY_REQUIRED: 'ValidationProblem',
  USER_NOT_FOUND: 'NotFoundProblem',
  USER_CHANGED: 'ConflictProblem',
  UPDATE_NOT_SHOWN: 'ConflictProblem',
  IDEMPOTENCY_KEY_REUSED: 'ConflictProblem',
  IDEMPOTENCY_IN_PROGRESS: 'ConflictProblem',
  RATE_LIMITED: 'ThrottledProblem',
  AUDIT_UNAVAILABLE: 'ProviderProblem',
  STORE_UNAVAILABLE: 'ProviderProblem',
  READ_ONLY: 'ProviderProblem',
  UNSUPPORTED_BY_PROVIDER: 'ProviderProblem',
  UPSTREAM_UNAUTHENTICATED: 'AccessProblem',
  UPSTREAM_FORBIDDEN: 'AccessProblem',
  LICENSE_LIMIT: 'AccessProblem',
  UPSTREAM_CONFLICT: 'ConflictProblem',
  UPSTREAM_RATE_LIMITED: 'ThrottledProblem',
  UPSTREAM_BUSY: 'ThrottledProblem',
  UPSTREAM_REJECTED: 'ProviderProblem',
  UPSTREAM_UNREACHABLE: 'ProviderProblem',
  CIRCUIT_OPEN: 'ProviderProblem',
  OVERLOADED: 'ProviderProblem',
  CLIENT_CLOSED_REQUEST: 'ProviderProblem',
  UPSTREAM_FAILED: 'ProviderProblem',
  UPSTREAM_TIMEOUT: 'ProviderProblem',
  UPSTREAM_BROKEN: 'ProviderProblem',
  READ_BACK_FAILED: 'ProviderProblem',
  UPSTREAM_CONTRACT: 'ProviderProblem',
} as const satisfies Readonly<Record<UpstreamErrorCode, ProblemType> & Record<string, ProblemType>>;

/** Why an update was not made, or may not have been; as plain data, which `graphql/` makes an object of. */
export interface Problem {
  readonly kind: 'problem';
  readonly code: keyof typeof PROBLEM_TYPE;
  /** A message that is safe to show to people. */
  readonly message: string;
  readonly origin: Origin;
  /** Null if nothing was sent, or if there was no response. */
  readonly httpStatus: number | null;
  readonly write: WriteState;
  readonly retry: Retry;
  /** What is wrong with the input; absent if nothing is. */
  readonly issues?: readonly InputIssue[];
  /** The user as it is now; absent if it was not read. */
  readonly current?: UserModel;
}

/** Whether and when the same input may be sent again. */
type Retry = Pick<RetryAdvice, 'safe' | 'afterSeconds'>;

/**
 * Codes after which the same input may succeed, so that repeating it makes sense if nothing was
 * applied.
 */
const RETRYABLE_CODES: ReadonlySet<UpstreamErrorCode> = new Set([
  'UPSTREAM_RATE_LIMITED',
  'UPSTREAM_BUSY',
  'UPSTREAM_UNREACHABLE',
  'CIRCUIT_OPEN',
  'OVERLOADED',
  'CLIENT_CLOSED_REQUEST',
  'UPSTREAM_FAILED',
  'UPSTREAM_TIMEOUT',
  'UPSTREAM_BROKEN',
]);

/** The provider and the request that a problem belongs to. */
export interface Origin {
  readonly provider: Provider<never>;
  readonly requestId: string;
}

export function toValidationProblem(
  issues: readonly InputIssue[],
  httpStatus: number | null,
  origin: Origin,
): Problem {
  return {
    code: 'VALIDATION_FAILED',
    message:
      httpStatus === null
        ? 'The input is invalid, so nothing was sent.'
        : `${origin.provider.id} rejected the input.`,
    ...unapplied(origin, httpStatus),
    issues,
  };
}

export function toNotFoundProblem(httpStatus: number | null, origin: Origin): Problem {
  return {
    code: 'USER_NOT_FOUND',
    message: `${origin.provider.id} has no such user.`,
    ...unapplied(origin, httpStatus),
  };
}

/** Reports that the user is not as the caller saw it, so nothing was sent. */
export function toChangedProblem(current: UserModel, origin: Origin): Problem {
  return {
    code: 'USER_CHANGED',
    message: 'The user has changed since it was read, so nothing was written.',
    ...unapplied(origin, null),
    current,
  };
}

/** Reports that the provider confirmed an update that the user does not show. */
export function toNotShownProblem(
  { current, fields, httpStatus }: Extract<UpdateOutcome, { readonly kind: 'notShown' }>,
  origin: Origin,
): Problem {
  return {
    code: 'UPDATE_NOT_SHOWN',
    message: `${origin.provider.id} confirmed the change, but the user has other values: ${fields.join(', ')}.`,
    ...unapplied(origin, httpStatus),
    write: 'UNKNOWN',
    current,
  };
}

/**
 * Converts an error of a provider to a problem.
 *
 * @throws the error itself if it is not a provider's: a bug, or a mistake of the caller.
 */
export function toProblem(error: unknown, origin: Origin): Problem {
  if (!(error instanceof UpstreamError)) throw error;
  const { code, message, write, httpStatus, afterSeconds } = error;
  const safe = write === 'NOT_APPLIED' && RETRYABLE_CODES.has(code);
  return {
    kind: 'problem',
    code,
    message,
    origin,
    httpStatus,
    write,
    retry: { safe, afterSeconds },
  };
}

/**
 * Reports an operation that the provider does not support, as one entry of several; nothing was
 * sent.
 */
export function toUnsupportedProblem({ message }: ClientError, origin: Origin): Problem {
  return { code: 'UNSUPPORTED_BY_PROVIDER', message, ...unapplied(origin, null) };
}

/**
 * Marks the problem of an update with a key as safe to repeat: a change is not made twice, and an
 * unknown outcome is looked up first.
 */
export const safeToRepeat = (problem: Problem): Problem => ({
  ...problem,
  retry: { ...problem.retry, safe: true },
});

/** Advice that sending the same input again does no harm. */
export const SAFE: Retry = { safe: true, afterSeconds: null };

/** Advice that sending the same input again would do harm, or would fail again. */
const NOT_SAFE: Retry = { safe: false, afterSeconds: null };

/**
 * Returns where a problem comes from if nothing was applied, and what a client may do then.
 *
 * @param httpStatus null if nothing was sent, or if there was no response.
 */
export const unapplied = (origin: Origin, httpStatus: number | null, retry = NOT_SAFE) =>
  ({ kind: 'problem', origin, httpStatus, write: 'NOT_APPLIED', retry }) as const;
