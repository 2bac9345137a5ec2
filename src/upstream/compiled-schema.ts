import { z } from 'zod';

/** Departures of one document that are named: drift comes in many members at once. */
export const MAX_NAMED = 5;

const compiledSchemas = new WeakMap<z.ZodType, z.ZodType>();

/** Compiling pays from the second document on, and the schemas of documents live as long as the gateway. */
export function compiled<Schema extends z.ZodType>(schema: Schema): Schema {
  const known = compiledSchemas.get(schema) ?? z.compile(schema);
  compiledSchemas.set(schema, known);
  // Compiling changes how a schema works, not what it gives.
  return known as Schema;
}
