import { findGraphQLErrors } from './find-graphql-errors.ts';
import { combineWriteStates, isRecord, longestDelay } from './graphql-error.ts';

/**
 * Returns whether an update may have changed the user, so that it must be read before the update is sent again without the
 * same idempotency key.
 *
 * False only if something proves that nothing was written: `write` of a problem or of a `RosterError`, or of every error in
 * what another client has thrown (Apollo Client, urql, graphql-request, Relay). True for `UserUpdated`, and for everything that
 * proves nothing: no response, a page of a proxy, `INTERNAL_SERVER_ERROR`, an aborted request, no result at all.
 *
 * @param outcome the result of `updateUser`, or whatever was thrown instead
 */
export function mayHaveBeenWritten(outcome: unknown): boolean {
  if (isRecord(outcome) && typeof outcome['write'] === 'string')
    return outcome['write'] !== 'NOT_APPLIED';
  return combineWriteStates(findGraphQLErrors(outcome)) !== 'NOT_APPLIED';
}

/**
 * Returns the delay in seconds that the provider or the gateway requests before the next attempt; null if none is requested.
 * Whether another attempt is useful at all is in `retry.advice` of a problem.
 *
 * @param outcome the result of `updateUser`, or whatever was thrown instead, also by another client
 */
export function retryAfter(outcome: unknown): number | null {
  if (!isRecord(outcome)) return null;
  const { retryAfterSeconds: ofError, retry } = outcome;
  if (typeof ofError === 'number') return ofError;
  const ofProblem = isRecord(retry) ? retry['afterSeconds'] : undefined;
  return typeof ofProblem === 'number' ? ofProblem : longestDelay(findGraphQLErrors(outcome));
}

/**
 * Returns whether a result is a problem, whichever fields of it an operation selects. `__typename` must be one of them. Types
 * of problems that a later gateway adds are recognised, too.
 */
export function isProblem<Result extends { readonly __typename?: string }>(
  result: Result | null | undefined,
): result is Extract<Result, { readonly __typename?: `${string}Problem` }> {
  return result?.__typename?.endsWith('Problem') === true;
}
