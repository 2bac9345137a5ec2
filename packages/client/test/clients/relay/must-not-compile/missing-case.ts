import type { renameUserMutation } from '../__generated__/renameUserMutation.graphql.ts';

type Result = NonNullable<renameUserMutation['response']['updateUser']>;

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
    case '%other':
      return 'Unknown result';
    default: {
      const missing: never = result; // TS2322: "ProviderProblem"
      return missing;
    }
  }
}
