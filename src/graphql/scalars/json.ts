import { GraphQLError, Kind, type ValueNode, valueFromASTUntyped } from 'graphql';
import { isTooDeep, MAX_JSON_DEPTH } from '../../providers/kit/wire/json-depth.ts';
import { isExactNumber } from '../../upstream/response/exact-number.ts';
import type { ScalarBehaviour } from './scalar-behaviour.ts';

/**
 * An opaque JSON document of a provider. Documents from a provider were checked when they were
 * read.
 */
export const jsonScalar = {
  serialize: (document) => document,
  parseValue: readDocument,
  parseLiteral: (node, variables) => {
    refuseInexact(node);
    return readDocument(valueFromASTUntyped(node, variables));
  },
} satisfies ScalarBehaviour;

function readDocument(document: unknown): unknown {
  if (!isTooDeep(document)) return document;
  throw new GraphQLError(`JSON must not be nested deeper than ${MAX_JSON_DEPTH} levels.`);
}

/**
 * Refuses a number that would lose digits, because a provider must get the number that was written.
 * Numbers in variables were checked with the request.
 */
function refuseInexact(node: ValueNode): void {
  switch (node.kind) {
    case Kind.LIST:
      node.values.forEach(refuseInexact);
      break;
    case Kind.OBJECT:
      for (const { value } of node.fields) refuseInexact(value);
      break;
    case Kind.INT:
    case Kind.FLOAT:
      if (isExactNumber(node.value)) break;
      throw new GraphQLError('JSON must not contain a number with more digits than can be kept.', {
        nodes: node,
      });
  }
}
