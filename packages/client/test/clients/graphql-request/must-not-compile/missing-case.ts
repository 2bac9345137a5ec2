import type { ResultOf } from 'gql.tada';
import type { UPDATE_USER } from '../operations.ts';

type Result = NonNullable<ResultOf<typeof UPDATE_USER>['updateUser']>;

export function describeResult(result: Result): string {
  switch (result.__typename) {
    case 'UserUpdated':
      return 'Saved';
    case 'ValidationProblem':
    case 'ThrottledProblem':
    case 'NotFoundProblem':
    case 'AccessProblem':
    case 'ConflictProblem':
    case 'IdempotencyProblem':
      return result.message;
    default: {
      const missing: never = result; // TS2322: "ProviderProblem"
      return missing;
    }
  }
}
