import type { ResultOf } from 'gql.tada';
import type { UPDATE_USER } from './operations.ts';

type Result = NonNullable<ResultOf<typeof UPDATE_USER>['updateUser']>;

/** Returns the sentence that the form shows. */
export function describeResult(result: Result): string {
  switch (result.__typename) {
    case 'UserUpdated':
      // Saved, also if the user cannot be shown: then userProblem says why.
      return `Saved ${result.user?.login ?? result.userProblem?.message ?? ''}`;
    case 'ValidationProblem':
      return result.issues.map(({ message }) => message).join(', ');
    case 'ThrottledProblem':
      return `Try again in ${result.retry.afterSeconds ?? 1} s`;
    case 'NotFoundProblem':
    case 'AccessProblem':
    case 'ConflictProblem':
    case 'IdempotencyProblem':
    case 'ProviderProblem':
      return result.message;
    default: {
      // Does not compile if a case is missing.
      const missing: never = result;
      return missing;
    }
  }
}
