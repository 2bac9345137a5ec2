import { type ASTNode, GraphQLError, type GraphQLFormattedError } from 'graphql';

/** The error code of a document that is larger than a setting below `limits` allows. */
export const DOCUMENT_LIMIT = 'DOCUMENT_LIMIT';

/** The details of the error that clients see. They quote nothing of the document. */
interface Exceeded {
  /** The name in the configuration: `limits.depth`. */
  readonly setting: string;
  readonly limit: number;
  readonly found: number;
}

/** The error of a document that is larger than allowed. */
export class DocumentLimitError extends GraphQLError {
  readonly exceeded: Exceeded;

  constructor(what: string, exceeded: Exceeded, node: ASTNode) {
    super(`The operation ${what} (${exceeded.setting}).`, { nodes: [node] });
    this.exceeded = exceeded;
  }
}

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
  // graphql-js has no code for it.
  const tokens = /^Syntax Error: Document contains more that (\d+) tokens\b/.exec(message)?.[1];
  if (tokens === undefined) return undefined;
  const [setting, limit] = ['limits.tokens', Number(tokens)];
  return {
    message: `The document has more tokens than the ${limit} that are allowed (${setting}).`,
    extensions: { code: DOCUMENT_LIMIT, setting, limit },
  };
}
