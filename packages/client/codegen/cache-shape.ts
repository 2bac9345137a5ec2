import type { GraphQLSchema } from 'graphql';
import { connections, embeddedTypes, possibleTypes } from './schema-shape.ts';

const constant = (description: string, name: string, value: unknown): string =>
  `/** ${description} */\nexport const ${name} = ${JSON.stringify(value, null, 2)} as const;\n`;

/** A plugin of GraphQL Code Generator: what a normalised cache has to know about the schema, as a module. */
export const plugin = (schema: GraphQLSchema): string =>
  [
    constant(
      'The object types of each interface and union.',
      'possibleTypes',
      possibleTypes(schema),
    ),
    constant(
      'The types without an `id`: their objects are part of the object that holds them.',
      'embeddedTypes',
      embeddedTypes(schema),
    ),
    constant(
      'The fields that are connections, by type and name, each with the arguments that select its list.',
      'connections',
      connections(schema),
    ),
  ].join('\n');
