import type { UpdateUserResult } from '../generated/schema-types.ts';
import type { Lazy, ProviderNode } from '../providers/contract/lazy.ts';
import type { FoundUsers } from '../use-cases/find-users/find-users.ts';
import type { AppliedUpdate } from '../use-cases/update-user/applied-update.ts';
import type { Origin, Problem } from '../use-cases/update-user/problem.ts';
import { toProblemType } from '../use-cases/update-user/problem-type.ts';
import { toRetryAction } from '../use-cases/update-user/retry-action.ts';
import type { UpdateResult } from '../use-cases/update-user/update-user.ts';
import { toInputIssue } from './input-issue.ts';

type AnyResult = Lazy<UpdateUserResult>;

type UpdatedModel = Extract<AnyResult, { readonly __typename: 'UserUpdated' }> & {
  readonly userProblem: ProblemModel | null;
};

type ProblemModel = Exclude<AnyResult, { readonly __typename: 'UserUpdated' }>;

/** The result of `updateUser` as GraphQL shows it. */
export type ResultModel = UpdatedModel | ProblemModel;

/** What one provider found, as GraphQL shows it. */
export interface ProviderUsersModel extends Pick<FoundUsers, 'users'> {
  readonly __typename: 'ProviderUsers';
  readonly provider: ProviderNode;
  readonly problem: ProblemModel | null;
}

/**
 * Returns the object that GraphQL shows for the result of an update.
 *
 * @param isKeyed whether the update has an idempotency key.
 */
export const toUpdateUserResult = (result: UpdateResult, isKeyed: boolean): ResultModel =>
  result.kind === 'updated' ? toUpdatedModel(result, isKeyed) : toProblemModel(result, isKeyed);

/** Returns the object that GraphQL shows for what one provider found. */
export const toProviderUsers = ({ provider, users, problem }: FoundUsers): ProviderUsersModel => ({
  __typename: 'ProviderUsers',
  provider: provider.node,
  users,
  problem: problem && toProblemModel(problem, false),
});

function toUpdatedModel(
  { user, userProblem, billingAccount, origin, httpStatus, isReplay }: AppliedUpdate,
  isKeyed: boolean,
): UpdatedModel {
  return {
    __typename: 'UserUpdated',
    user,
    userProblem: userProblem && toProblemModel(userProblem, isKeyed),
    billingAccount,
    origin: toOriginModel(origin, httpStatus),
    isReplay,
  };
}

function toProblemModel(problem: Problem, isKeyed: boolean): ProblemModel {
  const { code, message, write, afterSeconds, issues = [], current = null } = problem;
  const fields = {
    code,
    message,
    write,
    origin: toOriginModel(problem.origin, problem.httpStatus),
    retry: {
      __typename: 'RetryAdvice',
      advice: toRetryAction({ code, write, isKeyed }),
      afterSeconds,
    },
  } as const;
  const type = toProblemType(problem);
  switch (type) {
    case 'ValidationProblem':
      return { __typename: type, ...fields, issues: issues.map(toInputIssue) };
    case 'ConflictProblem':
      return { __typename: type, ...fields, current };
    case 'IdempotencyProblem':
      return { __typename: type, ...fields, isInProgress: code === 'IDEMPOTENCY_IN_PROGRESS' };
    default:
      return { __typename: type, ...fields };
  }
}

const toOriginModel = ({ provider, requestId }: Origin, httpStatus: number | null) =>
  ({ __typename: 'ProblemOrigin', provider: provider.node, httpStatus, requestId }) as const;
