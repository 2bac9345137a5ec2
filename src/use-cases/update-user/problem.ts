import type { ProblemCode, WriteState } from '../../generated/schema-types.ts';
import type { ClientError } from '../../providers/contract/client-error.ts';
import type {
  IssueModel,
  Provider,
  UpdateOutcome,
  UserModel,
} from '../../providers/contract/provider.ts';
import { UpstreamError } from '../../upstream/errors/upstream-error.ts';

/**
 * Why an update was not made, or may not have been, or why a user could not be read; as plain data,
 * which `graphql/` makes an object of.
 */
export interface Problem {
  readonly kind: 'problem';
  readonly code: ProblemCode;
  /** A message that is safe to show to people. */
  readonly message: string;
  readonly origin: Origin;
  /** Null if nothing was sent, or if there was no response. */
  readonly httpStatus: number | null;
  readonly write: WriteState;
  /** The delay in seconds that was requested; null if none was. */
  readonly afterSeconds: number | null;
  /** What is wrong with the input; absent if nothing is. */
  readonly issues?: readonly IssueModel[];
  /** The user as it is now; absent if it was not read. */
  readonly current?: UserModel;
}

/** The provider and the request that a result belongs to. */
export interface Origin {
  readonly provider: Provider<never>;
  readonly requestId: string;
}

export function toValidationProblem(
  issues: readonly IssueModel[],
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
  return { kind: 'problem', code, message, origin, httpStatus, write, afterSeconds };
}

/**
 * Reports an operation that the provider does not support, as one entry of several; nothing was
 * sent.
 */
export function toUnsupportedProblem({ message }: ClientError, origin: Origin): Problem {
  return { code: 'UNSUPPORTED_BY_PROVIDER', message, ...unapplied(origin, null) };
}

/**
 * Returns where a problem comes from if nothing was applied.
 *
 * @param httpStatus null if nothing was sent, or if there was no response.
 */
export const unapplied = (
  origin: Origin,
  httpStatus: number | null,
  afterSeconds: number | null = null,
) => ({ kind: 'problem', origin, httpStatus, write: 'NOT_APPLIED', afterSeconds }) as const;
