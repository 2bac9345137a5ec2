import { type GraphQLSchema, isScalarType, isSpecifiedScalarType } from 'graphql';

/** The part of the plugin's configuration that is read. */
interface Config {
  readonly scalars: Readonly<Record<string, string>>;
}

/**
 * A plugin of GraphQL Code Generator: the types of TypeScript for the scalars, as JSON, for the configuration of other code
 * generators.
 *
 * @throws Error if the configuration lacks a scalar of the schema, or has one that the schema lacks
 */
export const plugin = (schema: GraphQLSchema, _documents: unknown, { scalars }: Config): string => {
  const custom = Object.values(schema.getTypeMap())
    .filter(isScalarType)
    .filter((type) => !isSpecifiedScalarType(type))
    .map(({ name }) => name);
  const expected = ['ID', ...custom].sort().join(' ');
  if (Object.keys(scalars).sort().join(' ') !== expected) {
    throw new Error(`The configuration must have these scalars: ${expected}`);
  }
  return `${JSON.stringify(scalars, null, 2)}\n`;
};
