import { z } from 'zod';

/**
 * Maximum number of mismatches named per document: one change of an API often affects many
 * properties.
 */
export const MAX_REPORTED = 5;

const compiledSchemas = new WeakMap<z.ZodType, z.ZodType>();

/**
 * Returns the compiled schema, which is cached: compiling pays from the second document on, and
 * schemas live as long as the gateway.
 */
export function compiled<Schema extends z.ZodType>(schema: Schema): Schema {
  const known = compiledSchemas.get(schema) ?? z.compile(schema);
  compiledSchemas.set(schema, known);
  // Compiling changes how a schema works, not what it returns.
  return known as Schema;
}
