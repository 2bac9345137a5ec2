import type { GraphQLError, GraphQLFormattedError } from 'graphql';
import { DOCUMENT_LIMIT, DocumentLimitError } from './document-limit-error.ts';

/** What a client sees where the error is about a document that is too large. Apollo Server has put another code on it. */
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

/** graphql-js stops parsing there, with a sentence in place of a code. */
function tokenLimitIn(message: string): number | undefined {
  const limit = /^Syntax Error: Document contains more that (\d+) tokens\b/.exec(message)?.[1];
  return limit === undefined ? undefined : Number(limit);
}
