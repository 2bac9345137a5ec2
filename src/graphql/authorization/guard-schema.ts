import {
  defaultFieldResolver,
  type GraphQLField,
  type GraphQLFieldResolver,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  getNamedType,
  isIntrospectionType,
  isObjectType,
} from 'graphql';
import { ForbiddenError } from '../../access/forbidden-error.ts';
import { AuditedSecret } from '../../providers/contract/audited-secret.ts';
import type { Context } from '../context.ts';
import { selectedField } from '../selection/selection.ts';
import { findForbiddenFields } from './find-forbidden-fields.ts';
import { mayReadAll } from './may-read-all.ts';
import { refuseEntries } from './refused-entries.ts';
import { coordinateOf, findMissingScopes, mayRead, readRequirements } from './requirements.ts';

/**
 * Enforces the access directives of the contract on every path to a field: each field checks the
 * caller before its resolver runs. A mutation also checks everything that is selected below it,
 * because a change must not end in a response that is refused. The disclosure of a secret is
 * recorded before it is shown.
 */
export function guardSchema(schema: GraphQLSchema, contract = schema): GraphQLSchema {
  readRequirements(schema, contract);
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || isIntrospectionType(type)) continue;
    const isMutation = type === schema.getMutationType();
    for (const field of Object.values(type.getFields())) {
      guard(field, isMutation);
    }
  }
  return schema;
}

function guard(definition: GraphQLField<unknown, Context>, isMutation: boolean): void {
  const { resolve: resolver = defaultFieldResolver } = definition;
  const isSecret = getNamedType(definition.type).name === 'Secret';
  const resolve = isSecret ? withSecretAudit(resolver) : resolver;
  definition.resolve = (parent, args, context, info) => {
    if (isMutation) requireAll(definition, context, info);
    else if (!mayRead(definition, context.caller)) return refuse(definition, context, args);
    return resolve(parent, args, context, info);
  };
}

/**
 * Returns the refused entries of a list that may not be null.
 *
 * @throws {ForbiddenError} for any other field.
 */
function refuse(
  definition: GraphQLField<unknown, Context>,
  { caller }: Context,
  args: Readonly<Record<string, unknown>>,
): readonly Error[] {
  const refused = {
    field: coordinateOf(definition),
    scopes: findMissingScopes(definition, caller),
  };
  const error = new ForbiddenError(refused, caller);
  const entries = refuseEntries(definition, args, error);
  if (entries === undefined) throw error;
  return entries;
}

/** @throws {ForbiddenError} with all fields that the caller may not read, so that all can be fixed at once. */
function requireAll(
  definition: GraphQLField<unknown, Context>,
  context: Context,
  info: GraphQLResolveInfo,
): void {
  const { field, scope } = selectedField(info, context);
  const requested = { ...field, definition };
  if (mayReadAll(requested, scope)) return;
  const fields = findForbiddenFields(requested, scope);
  const scopes = [...new Set(fields.flatMap((one) => one.scopes))];
  const refused = { field: coordinateOf(definition), scopes };
  throw new ForbiddenError(refused, context.caller, fields);
}

type Resolver = GraphQLFieldResolver<unknown, Context>;

/**
 * Records the disclosure of a secret and then shows the secret. A secret that is null is not
 * recorded.
 *
 * @returns a resolver that throws `DisclosureError` if the disclosure cannot be recorded.
 */
function withSecretAudit(resolve: Resolver): Resolver {
  return async (parent, args, context, info) => {
    const secret: unknown = await resolve(parent, args, context, info);
    if (secret === null || secret === undefined) return null;
    if (!(secret instanceof AuditedSecret)) throw new TypeError('Expected an AuditedSecret.');
    await context.disclose(secret);
    return secret.reveal();
  };
}
