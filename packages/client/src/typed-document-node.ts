import type { DocumentNode } from 'graphql';
import type { DocumentTypes } from './typed-document.ts';

/**
 * A parsed document with the types of its variables and of its result, which every client of GraphQL accepts: the same type
 * as that of `@graphql-typed-document-node/core`.
 */
export interface TypedDocumentNode<Data, Variables>
  extends DocumentNode,
    DocumentTypes<Data, Variables> {}
