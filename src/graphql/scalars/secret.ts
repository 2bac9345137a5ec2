import { GraphQLError } from 'graphql';
import type { ScalarBehaviour } from './scalar-behaviour.ts';

/** A secret that may be shown. One that nobody has written down is still held, and no text. */
export const secretScalar = {
  serialize: (value) => {
    if (typeof value === 'string') return value;
    throw new TypeError('A Secret must be written down before it is shown.');
  },
  parseValue: refuse,
  parseLiteral: refuse,
} satisfies ScalarBehaviour;

function refuse(): never {
  throw new GraphQLError('Secret is for answers alone.');
}
