import { CombinedError } from 'urql';

/** Returns what a refusal before GraphQL says: a 401 or a 429. */
export function describeError(error: unknown) {
  if (!(error instanceof CombinedError)) throw error;
  const [first] = error.graphQLErrors;
  if (first === undefined) throw error;
  return { extensions: first.extensions, httpStatus: error.response?.status };
}
