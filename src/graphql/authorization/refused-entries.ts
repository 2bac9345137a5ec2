import type { GraphQLField } from 'graphql';
import { coordinateOf } from './requirements.ts';

/**
 * Lists that the schema does not allow to be null, because Relay and federation define them, and
 * the argument with one value for each of their entries. A test compares them with the schema.
 */
export const LISTS_BY_ENTRY: Readonly<Record<string, string>> = {
  'Query.nodes': 'ids',
  'Query._entities': 'representations',
};

/**
 * Returns a list of which each entry has failed with the error: if the whole list failed, its error
 * would set the response to null.
 *
 * @returns undefined for a field that may be null.
 */
export function refuseEntries(
  definition: GraphQLField<unknown, never>,
  args: Readonly<Record<string, unknown>>,
  error: Error,
): readonly Error[] | undefined {
  const argument = LISTS_BY_ENTRY[coordinateOf(definition)];
  const values = argument === undefined ? undefined : args[argument];
  return Array.isArray(values) ? values.map(() => error) : undefined;
}
