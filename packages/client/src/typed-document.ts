/**
 * What generators of code add to a document: the types of its variables and of its result. Only the compiler reads it.
 * The packages of the generators declare the same property, so that their documents fit without an import.
 */
export interface DocumentTypes<Data, Variables> {
  readonly __apiType?: (variables: Variables) => Data;
}

/** A parsed document, as `graphql-tag`, gql.tada and the client preset of GraphQL Code Generator make it. */
export interface ParsedDocument {
  readonly kind: string;
  readonly definitions: readonly unknown[];
}

/**
 * An operation: its text; a `String` with types, which GraphQL Code Generator makes with `documentMode: string`; or a
 * parsed document with or without types.
 */
export type OperationDocument<Data, Variables> =
  | string
  | (DocumentTypes<Data, Variables> & (ParsedDocument | StringObject));

/** A subclass of `String`. */
interface StringObject {
  readonly toString: () => string;
  readonly charAt: (position: number) => string;
}
