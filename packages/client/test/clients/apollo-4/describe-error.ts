import { CombinedGraphQLErrors, ServerError } from '@apollo/client/errors';

/** Returns what a refusal before GraphQL says: a 401 or a 429. */
export function describeError(error: unknown) {
  if (CombinedGraphQLErrors.is(error)) return { extensions: error.errors[0]?.extensions ?? {} };
  if (!ServerError.is(error)) throw error;
  const { errors } = JSON.parse(error.bodyText);
  return { extensions: errors[0].extensions, httpStatus: error.statusCode };
}
