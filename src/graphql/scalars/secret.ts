import { GraphQLError } from 'graphql';
import type { ScalarBehaviour } from './scalar-behaviour.ts';

/** A secret that may be shown. A secret whose disclosure is not recorded is not a string yet. */
export const secretScalar = {
  serialize: (value) => {
    if (typeof value === 'string') return value;
    throw new TypeError('The disclosure of a Secret must be recorded before it is shown.');
  },
  parseValue: refuse,
  parseLiteral: refuse,
} satisfies ScalarBehaviour;

function refuse(): never {
  throw new GraphQLError('Secret is an output type and cannot be sent.');
}
