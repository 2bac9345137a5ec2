import type { UpdateResult } from '@roster/client';

export function describeResult(result: UpdateResult): string {
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
      const missing: never = result; // TS2322: is not assignable to type 'never'
      return missing;
    }
  }
}
