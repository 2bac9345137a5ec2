import { type ASTNode, GraphQLError } from 'graphql';

/** The error code of a document that is larger than a setting below `limits` allows. */
export const DOCUMENT_LIMIT = 'DOCUMENT_LIMIT';

/** The details of the error that clients see. They quote nothing of the document. */
interface Exceeded {
  /** The name in the configuration: `limits.depth`. */
  readonly setting: string;
  readonly limit: number;
  /** Undefined if the count stopped early. */
  readonly found?: number | undefined;
}

/** The error of a document that is larger than allowed. */
export class DocumentLimitError extends GraphQLError {
  readonly exceeded: Exceeded;

  constructor(what: string, exceeded: Exceeded, node: ASTNode) {
    super(`The operation ${what} (${exceeded.setting}).`, { nodes: [node] });
    this.exceeded = exceeded;
  }
}
