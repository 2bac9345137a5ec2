import type {
  InputIssue,
  ProblemOrigin,
  ResolversTypes,
  ResolversUnionTypes,
  RetryAdvice,
} from '../generated/schema-types.ts';
import type { ClientError } from '../providers/client-error.ts';
import type { Lazy } from '../providers/lazy.ts';
import type { Provider, UserModel } from '../providers/provider.ts';
import { UpstreamError, type UpstreamErrorCode } from '../upstream/upstream-error.ts';

/** Codes of problems that are no `UpstreamError`, for the tests that hold `docs/errors.md` to them. */
export const RESULT_CODES = [
  'REFUSED',
  'USER_NOT_FOUND',
  'USER_CHANGED',
  'AUDIT_UNAVAILABLE',
  'STORE_UNAVAILABLE',
  'IDEMPOTENCY_KEY_REUSED',
  'IDEMPOTENCY_IN_PROGRESS',
  'WRITES_OFF',
  'RATE_LIMITED',
] as const;

/** What `updateUser` can answer. */
type ResultModel = ResolversUnionTypes<ResolversTypes>['UpdateUserResult'];

/** Any of the types that implement `Problem`. */
export type ProblemModel = Exclude<ResultModel, { readonly __typename: 'UserUpdated' }>;

/** What a client can do next, by code. A new code without its line does not compile. */
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
  THROTTLED: 'ThrottledProblem',
  UPSTREAM_BUSY: 'ThrottledProblem',
  UPSTREAM_REJECTED: 'ProviderProblem',
  UPSTREAM_UNREACHABLE: 'ProviderProblem',
  CIRCUIT_OPEN: 'ProviderProblem',
  OVERLOADED: 'ProviderProblem',
  UPSTREAM_FAILED: 'ProviderProblem',
  UPSTREAM_TIMEOUT: 'ProviderProblem',
  UPSTREAM_BROKEN: 'ProviderProblem',
  READ_BACK_FAILED: 'ProviderProblem',
  UPSTREAM_CONTRACT: 'ProviderProblem',
};

/** Codes after which the same input may succeed, so that repeating it makes sense where nothing was applied. */
const PASSES: ReadonlySet<UpstreamErrorCode> = new Set([
  'THROTTLED',
  'UPSTREAM_BUSY',
  'UPSTREAM_UNREACHABLE',
  'CIRCUIT_OPEN',
  'OVERLOADED',
  'UPSTREAM_FAILED',
  'UPSTREAM_TIMEOUT',
  'UPSTREAM_BROKEN',
]);

/** Where a problem comes from. */
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
    code: 'REFUSED',
    message:
      httpStatus === null
        ? 'These values were not sent.'
        : `${origin.provider.id} did not accept these values.`,
    origin: toOrigin(origin, httpStatus),
    write: 'NOT_APPLIED',
    retry: NOT_SAFE,
    issues,
  };
}

export function toNotFoundProblem(httpStatus: number | null, origin: Origin): ProblemModel {
  return {
    __typename: 'NotFoundProblem',
    code: 'USER_NOT_FOUND',
    message: `${origin.provider.id} has no such user.`,
    origin: toOrigin(origin, httpStatus),
    write: 'NOT_APPLIED',
    retry: NOT_SAFE,
  };
}

/** The user is not as the caller saw it, so nothing was sent. */
export function toChangedProblem(current: UserModel, origin: Origin): ProblemModel {
  return {
    __typename: 'ConflictProblem',
    code: 'USER_CHANGED',
    message: 'The user has changed since it was read, so nothing was written.',
    origin: toOrigin(origin, null),
    write: 'NOT_APPLIED',
    retry: NOT_SAFE,
    current,
  };
}

/** @throws the error itself where it is none of a provider: a bug of ours, or a mistake of the caller. */
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
      safe: write === 'NOT_APPLIED' && PASSES.has(code),
      afterSeconds,
    },
  } as const;
  return type === 'ConflictProblem'
    ? { __typename: type, ...problem, current: null }
    : { __typename: type, ...problem };
}

/** A wish that the provider cannot fulfil, as one entry of several; nothing was sent. */
export function toUnsupportedProblem({ code, message }: ClientError, origin: Origin): ProblemModel {
  return {
    __typename: 'ProviderProblem',
    code,
    message,
    origin: toOrigin(origin, null),
    write: 'NOT_APPLIED',
    retry: NOT_SAFE,
  };
}

/** Of an update with a key: what was made is not made twice, and what may have been made is looked for first. */
export function safeToRepeat(problem: ProblemModel): ProblemModel {
  const { retry } = problem;
  const advice = typeof retry === 'object' && 'safe' in retry ? retry : SAFE;
  return { ...problem, retry: { ...advice, safe: true } };
}

/** The same input can do no harm. */
export const SAFE: RetryAdvice = { __typename: 'RetryAdvice', safe: true, afterSeconds: null };

/** The same input would do harm, or no good. */
export const NOT_SAFE: RetryAdvice = { __typename: 'RetryAdvice', safe: false, afterSeconds: null };

/** Null where nothing was sent, or nothing came back. */
export function toOrigin(
  { provider, requestId }: Origin,
  httpStatus: number | null,
): Lazy<ProblemOrigin> {
  return {
    __typename: 'ProblemOrigin',
    provider: provider.shown,
    httpStatus,
    requestId,
  };
}
