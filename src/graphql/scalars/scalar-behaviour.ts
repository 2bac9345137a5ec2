import type { GraphQLScalarTypeConfig } from 'graphql';

/** How a scalar is read and written. What it is called and what it means stands in the SDL. */
export type ScalarBehaviour = Required<
  Pick<GraphQLScalarTypeConfig<unknown, unknown>, 'serialize' | 'parseValue' | 'parseLiteral'>
>;
