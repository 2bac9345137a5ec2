import { GraphQLError, Kind, type ValueNode, valueFromASTUntyped } from 'graphql';
import { isTooDeep, MAX_JSON_DEPTH } from '../../providers/json-depth.ts';
import { isExactNumber } from '../../upstream/exact-number.ts';
import type { ScalarBehaviour } from './scalar-behaviour.ts';

/** An opaque document of a provider. What comes from one was checked when it was read. */
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

/** A number that is sent to a provider must be the one that is written. Those of variables were checked with the request. */
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
      throw new GraphQLError('JSON must not hold a number with more digits than can be kept.', {
        nodes: node,
      });
  }
}
