import type { GraphQLSchema } from 'graphql';
import { possibleTypes } from './schema-shape.ts';

/** A plugin of GraphQL Code Generator: `possibleTypes` of Apollo Client as JSON. */
export const plugin = (schema: GraphQLSchema): string =>
  `${JSON.stringify(possibleTypes(schema), null, 2)}\n`;
