import type { GraphQLScalarTypeConfig } from 'graphql';

/** The way a scalar is parsed and serialized. Its name and its description are in the SDL. */
export type ScalarBehaviour = Required<
  Pick<GraphQLScalarTypeConfig<unknown, unknown>, 'serialize' | 'parseValue' | 'parseLiteral'>
>;
