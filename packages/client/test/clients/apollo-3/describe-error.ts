import { ApolloError } from '@apollo/client';

/** Returns what a refusal before GraphQL says: a 401 or a 429. */
export function describeError(error: unknown) {
  if (!(error instanceof ApolloError)) throw error;
  const [first] = error.graphQLErrors;
  if (first !== undefined) return { extensions: first.extensions ?? {} };
  const { networkError } = error;
  if (networkError === null || !('result' in networkError)) throw error;
  if (typeof networkError.result === 'string') throw error;
  return {
    extensions: networkError.result['errors'][0].extensions,
    httpStatus: networkError.statusCode,
  };
}
