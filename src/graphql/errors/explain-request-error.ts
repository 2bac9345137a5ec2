import type { GraphQLError, GraphQLFormattedError } from 'graphql';

/** The error code of introspection that is switched off. */
export const INTROSPECTION_DISABLED = 'INTROSPECTION_DISABLED';

/** The message of Apollo Server about an operation that GET must not execute. */
const GET_OPERATION = /^GET requests only support query operations/;

/**
 * Returns what a client sees of an error about the request as a whole, for which Apollo Server has words that address
 * the developers of a server.
 *
 * @returns undefined for other errors.
 */
export function explainRequestError({
  message,
  extensions,
}: GraphQLError): GraphQLFormattedError | undefined {
  if (extensions['validationErrorCode'] === INTROSPECTION_DISABLED) {
    return {
      message: 'Introspection is off: generate code from the file schema.graphql of the gateway.',
      extensions: { code: INTROSPECTION_DISABLED },
    };
  }
  if (extensions['code'] !== 'BAD_REQUEST') return undefined;
  return {
    message: GET_OPERATION.test(message)
      ? 'GET executes only queries: send this operation with POST.'
      : 'The request is not a GraphQL request over HTTP: send POST with a JSON object as the body.',
    extensions: { code: 'BAD_REQUEST' },
  };
}
