import { type ASTNode, GraphQLError } from 'graphql';

/** Of the error of a document that is larger than a setting below `limits` allows. */
export const DOCUMENT_LIMIT = 'DOCUMENT_LIMIT';

/** What clients see of the refusal. It quotes nothing of the document. */
export interface Exceeded {
  /** As it stands in the configuration: `limits.depth`. */
  readonly setting: string;
  readonly limit: number;
  /** Absent where nobody counted to the end. */
  readonly found?: number | undefined;
}

/** A document that is larger than it may be. */
export class DocumentLimitError extends GraphQLError {
  readonly exceeded: Exceeded;

  constructor(what: string, exceeded: Exceeded, node: ASTNode) {
    super(`The operation ${what} (${exceeded.setting}).`, { nodes: [node] });
    this.exceeded = exceeded;
  }
}
