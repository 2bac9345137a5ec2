import { GraphQLError, valueFromASTUntyped } from 'graphql';
import { isTooDeep, MAX_JSON_DEPTH } from '../../providers/json-depth.ts';
import type { ScalarBehaviour } from './scalar-behaviour.ts';

/** An opaque document of a provider. What comes from one was checked when it was read. */
export const jsonScalar = {
  serialize: (document) => document,
  parseValue: readDocument,
  parseLiteral: (node, variables) => readDocument(valueFromASTUntyped(node, variables)),
} satisfies ScalarBehaviour;

function readDocument(document: unknown): unknown {
  if (!isTooDeep(document)) return document;
  throw new GraphQLError(`JSON must not be nested deeper than ${MAX_JSON_DEPTH} levels.`);
}
