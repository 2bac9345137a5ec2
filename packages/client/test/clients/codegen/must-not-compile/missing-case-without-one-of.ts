import type { UpdateUserMutation } from '../without-one-of/graphql.ts';

export function describeResult(result: NonNullable<UpdateUserMutation['updateUser']>): string {
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
