import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildASTSchema, type GraphQLSchema, isObjectType, isScalarType, parse } from 'graphql';
import { guardSchema } from './authorization/guard-schema.ts';
import { Mutation } from './resolvers/mutation.ts';
import { Query } from './resolvers/query.ts';
import { dateScalar } from './scalars/date.ts';
import { dateTimeScalar } from './scalars/date-time.ts';
import { decimalScalar } from './scalars/decimal.ts';
import { jsonScalar } from './scalars/json.ts';
import { secretScalar } from './scalars/secret.ts';

const FOLDER = fileURLToPath(new URL('../../schema/', import.meta.url));

/**
 * Returns the SDL files below `schema/`, which are the public contract, in the same order on every
 * machine.
 */
export function readTypeDefs(): string[] {
  return readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.graphql'))
    .sort()
    .map((name) => readFileSync(join(FOLDER, name), 'utf8'));
}

/**
 * The resolvers of all types that need one. Types of unions and interfaces are resolved by
 * `__typename`.
 */
export const RESOLVERS = {
  Query,
  Mutation,
  Date: dateScalar,
  DateTime: dateTimeScalar,
  Decimal: decimalScalar,
  JSON: jsonScalar,
  Secret: secretScalar,
};

/**
 * Creates the schema with its resolvers; each field requires its scopes. The contract is not
 * validated: tests do that once for all starts.
 */
export function createSchema(): GraphQLSchema {
  const contract = parse(readTypeDefs().join('\n'));
  const schema = buildASTSchema(contract, { assumeValid: true, assumeValidSDL: true });
  for (const [name, resolvers] of Object.entries(RESOLVERS)) {
    const type = schema.getType(name);
    if (isScalarType(type)) Object.assign(type, resolvers);
    if (!isObjectType(type)) continue;
    const fields = type.getFields();
    for (const [field, resolve] of Object.entries(resolvers)) {
      Object.assign(fields[field] ?? {}, { resolve });
    }
  }
  return guardSchema(schema);
}

let shared: GraphQLSchema | undefined;

/**
 * Returns the schema of `createSchema`. All apps of this process share it: nothing changes it, and to create it would block
 * the event loop for tens of milliseconds in each reload.
 */
export const getSchema = (): GraphQLSchema => (shared ??= createSchema());
