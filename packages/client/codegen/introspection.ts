import { type GraphQLSchema, introspectionFromSchema } from 'graphql';

/**
 * A plugin of GraphQL Code Generator: the introspection of the schema on one line. It has `isOneOf`, without which
 * generators make inputs that accept several branches, and no descriptions, which only people read.
 */
export const plugin = (schema: GraphQLSchema): string =>
  JSON.stringify(
    introspectionFromSchema(schema, {
      descriptions: false,
      inputValueDeprecation: true,
      oneOf: true,
      specifiedByUrl: true,
    }),
  );
