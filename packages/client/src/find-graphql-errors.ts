import { type GraphQLResponseError, isGraphQLError, isRecord } from './graphql-error.ts';

/** The properties in which clients keep the errors of a response. */
const LISTS = ['errors', 'graphQLErrors'];

/**
 * The properties that lead to them: `response` of graphql-request, `networkError` and `result` of Apollo Client 3, `bodyText`
 * of Apollo Client 4, `source` of Relay.
 */
const STEPS = ['response', 'networkError', 'result', 'bodyText', 'source', 'cause'];

/** `error.networkError.result.errors` is the longest way. */
const DEEPEST = 3;

/** Returns the GraphQL errors of what any client has thrown or returned; an empty list if there are none. */
export function findGraphQLErrors(outcome: unknown, depth = 0): readonly GraphQLResponseError[] {
  const value = typeof outcome === 'string' ? parse(outcome) : outcome;
  if (!isRecord(value) || depth > DEEPEST) return [];
  for (const name of LISTS) {
    const list = value[name];
    if (Array.isArray(list) && list.length > 0 && list.every(isGraphQLError)) return list;
  }
  for (const name of STEPS) {
    const found = findGraphQLErrors(value[name], depth + 1);
    if (found.length > 0) return found;
  }
  return [];
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
