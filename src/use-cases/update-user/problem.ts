import type {
  InputIssue,
  ProblemOrigin,
  RetryAdvice,
  UpdateUserResult,
} from '../../generated/schema-types.ts';
import type { ClientError } from '../../providers/contract/client-error.ts';
import type { Lazy } from '../../providers/contract/lazy.ts';
import type { Provider, UpdateOutcome, UserModel } from '../../providers/contract/provider.ts';
import { UpstreamError, type UpstreamErrorCode } from '../../upstream/errors/upstream-error.ts';

/** Codes of problems that no `UpstreamError` has; tests compare `docs/errors.md` with them. */
export const RESULT_CODES = [
  'VALIDATION_FAILED',
  'USER_NOT_FOUND',
  'USER_CHANGED',
  'UPDATE_NOT_SHOWN',
  'AUDIT_UNAVAILABLE',
  'STORE_UNAVAILABLE',
  'IDEMPOTENCY_KEY_REUSED',
  'IDEMPOTENCY_IN_PROGRESS',
  'READ_ONLY',
  'RATE_LIMITED',
] as const;

/** The result of `updateUser`. */
export type ResultModel = Lazy<UpdateUserResult>;

/** Any of the types that implement `Problem`. */
export type ProblemModel = Exclude<ResultModel, { readonly __typename: 'UserUpdated' }>;

/**
 * The type of a problem by its code: it says what a client can do next. A new code without an entry
 * does not compile.
 */
const PROBLEM_TYPE: {
  readonly [Code in UpstreamErrorCode]: Exclude<
    ProblemModel['__typename'],
    'ValidationProblem' | 'NotFoundProblem'
  >;
} = {
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
};

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
): ProblemModel {
  return {
    __typename: 'ValidationProblem',
    code: 'VALIDATION_FAILED',
    message:
      httpStatus === null
        ? 'The input is invalid, so nothing was sent.'
        : `${origin.provider.id} rejected the input.`,
    ...unapplied(origin, httpStatus),
    issues,
  };
}

export function toNotFoundProblem(httpStatus: number | null, origin: Origin): ProblemModel {
  return {
    __typename: 'NotFoundProblem',
    code: 'USER_NOT_FOUND',
    message: `${origin.provider.id} has no such user.`,
    ...unapplied(origin, httpStatus),
  };
}

/** Reports that the user is not as the caller saw it, so nothing was sent. */
export function toChangedProblem(current: UserModel, origin: Origin): ProblemModel {
  return {
    __typename: 'ConflictProblem',
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
): ProblemModel {
  return {
    __typename: 'ConflictProblem',
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
export function toProblem(error: unknown, origin: Origin): ProblemModel {
  if (!(error instanceof UpstreamError)) throw error;
  const { code, message, write, httpStatus, afterSeconds } = error;
  const type = PROBLEM_TYPE[code];
  const problem = {
    code,
    message,
    origin: toOrigin(origin, httpStatus),
    write,
    retry: {
      __typename: 'RetryAdvice',
      safe: write === 'NOT_APPLIED' && RETRYABLE_CODES.has(code),
      afterSeconds,
    },
  } as const;
  return type === 'ConflictProblem'
    ? { __typename: type, ...problem, current: null }
    : { __typename: type, ...problem };
}

/**
 * Reports an operation that the provider does not support, as one entry of several; nothing was
 * sent.
 */
export function toUnsupportedProblem({ code, message }: ClientError, origin: Origin): ProblemModel {
  return {
    __typename: 'ProviderProblem',
    code,
    message,
    ...unapplied(origin, null),
  };
}

/**
 * Marks the problem of an update with a key as safe to repeat: a change is not made twice, and an
 * unknown outcome is looked up first.
 */
export function safeToRepeat(problem: ProblemModel): ProblemModel {
  const { retry } = problem;
  const advice = typeof retry === 'object' && 'safe' in retry ? retry : SAFE;
  return { ...problem, retry: { ...advice, safe: true } };
}

/** Advice that sending the same input again does no harm. */
export const SAFE: RetryAdvice = { __typename: 'RetryAdvice', safe: true, afterSeconds: null };

/** Advice that sending the same input again would do harm, or would fail again. */
const NOT_SAFE: RetryAdvice = { __typename: 'RetryAdvice', safe: false, afterSeconds: null };

/**
 * Returns where a problem comes from if nothing was applied, and what a client may do then.
 *
 * @param httpStatus null if nothing was sent, or if there was no response.
 */
export const unapplied = (origin: Origin, httpStatus: number | null, retry = NOT_SAFE) =>
  ({ origin: toOrigin(origin, httpStatus), write: 'NOT_APPLIED', retry }) as const;

/** @param httpStatus null if nothing was sent, or if there was no response. */
function toOrigin({ provider, requestId }: Origin, httpStatus: number | null): Lazy<ProblemOrigin> {
  return {
    __typename: 'ProblemOrigin',
    provider: provider.node,
    httpStatus,
    requestId,
  };
}
