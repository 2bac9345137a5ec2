import type { GraphQLError, GraphQLFormattedError } from 'graphql';
import { DOCUMENT_LIMIT, DocumentLimitError } from './document-limit-error.ts';

/**
 * Returns what a client sees if the error is about a document that is too large. Apollo Server has
 * replaced its code.
 */
export function showDocumentLimit({
  originalError,
  message,
}: GraphQLError): Pick<GraphQLFormattedError, 'message' | 'extensions'> | undefined {
  if (originalError instanceof DocumentLimitError) {
    const { exceeded } = originalError;
    return { message, extensions: { code: DOCUMENT_LIMIT, ...exceeded } };
  }
  const limit = tokenLimitIn(message);
  if (limit === undefined) return undefined;
  const setting = 'limits.tokens';
  return {
    message: `The document has more tokens than the ${limit} that are allowed (${setting}).`,
    extensions: { code: DOCUMENT_LIMIT, setting, limit },
  };
}

/** Parses the limit from the message of graphql-js, which has no code for it. */
function tokenLimitIn(message: string): number | undefined {
  const limit = /^Syntax Error: Document contains more that (\d+) tokens\b/.exec(message)?.[1];
  return limit === undefined ? undefined : Number(limit);
}
