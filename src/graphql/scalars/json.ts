import { GraphQLError, valueFromASTUntyped } from 'graphql';
import type { ScalarBehaviour } from './scalar-behaviour.ts';

/** A document nested deeper than this is an attack on whoever writes it out again. */
const MAX_DEPTH = 64;

/** An opaque document of a provider. */
export const jsonScalar = {
  serialize: notTooDeep,
  parseValue: notTooDeep,
  parseLiteral: (node, variables) => notTooDeep(valueFromASTUntyped(node, variables)),
} satisfies ScalarBehaviour;

function notTooDeep(document: unknown): unknown {
  if (isDeeperThan(document, MAX_DEPTH)) {
    throw new GraphQLError(`JSON must not be nested deeper than ${MAX_DEPTH} levels.`);
  }
  return document;
}

function isDeeperThan(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return levels === 0 || Object.values(value).some((member) => isDeeperThan(member, levels - 1));
}
