import { GraphQLError, Kind } from 'graphql';
import type { ScalarBehaviour } from './scalar-behaviour.ts';

const DECIMAL = /^-?\d+(\.\d+)?$/;

/** Money as a decimal string: a float would round it. */
export const decimalScalar = {
  serialize: (value) => {
    if (typeof value === 'string' && DECIMAL.test(value)) return value;
    throw new TypeError('A Decimal must be a string of digits.');
  },
  parseValue: readDecimal,
  parseLiteral: (node) => readDecimal(node.kind === Kind.STRING ? node.value : undefined),
} satisfies ScalarBehaviour;

function readDecimal(value: unknown): string {
  if (typeof value === 'string' && DECIMAL.test(value)) return value;
  throw new GraphQLError('Decimal must be a string of digits, such as "-12.50".');
}
