import type { UpdateUserResult } from '../generated/schema-types.ts';
import type { Lazy, ProviderNode } from '../providers/contract/lazy.ts';
import type { FoundUsers } from '../use-cases/find-users/find-users.ts';
import { PROBLEM_TYPE, type Problem } from '../use-cases/update-user/problem.ts';
import type { UpdateResult } from '../use-cases/update-user/update-user.ts';

/** The result of `updateUser` as GraphQL shows it. */
export type ResultModel = Lazy<UpdateUserResult>;

type ProblemModel = Exclude<ResultModel, { readonly __typename: 'UserUpdated' }>;

/** What one provider found, as GraphQL shows it. */
export interface ProviderUsersModel extends Pick<FoundUsers, 'users'> {
  readonly __typename: 'ProviderUsers';
  readonly provider: ProviderNode;
  readonly problem: ProblemModel | null;
}

/** Returns the object that GraphQL shows for the result of an update. */
export const toUpdateUserResult = (result: UpdateResult): ResultModel =>
  result.kind === 'updated'
    ? { __typename: 'UserUpdated', user: result.user }
    : toProblemModel(result);

/** Returns the object that GraphQL shows for what one provider found. */
export const toProviderUsers = ({ provider, users, problem }: FoundUsers): ProviderUsersModel => ({
  __typename: 'ProviderUsers',
  provider: provider.node,
  users,
  problem: problem && toProblemModel(problem),
});

function toProblemModel(problem: Problem): ProblemModel {
  const { code, message, write, retry, httpStatus, issues = [], current = null } = problem;
  const { provider, requestId } = problem.origin;
  const fields = {
    code,
    message,
    write,
    origin: { __typename: 'ProblemOrigin', provider: provider.node, httpStatus, requestId },
    retry: { __typename: 'RetryAdvice', ...retry },
  } as const;
  const type = PROBLEM_TYPE[code];
  switch (type) {
    case 'ValidationProblem':
      return { __typename: type, ...fields, issues };
    case 'ConflictProblem':
      return { __typename: type, ...fields, current };
    default:
      return { __typename: type, ...fields };
  }
}
