import {
  defaultFieldResolver,
  type GraphQLField,
  type GraphQLFieldResolver,
  type GraphQLSchema,
  getNamedType,
  isIntrospectionType,
  isObjectType,
} from 'graphql';
import { AccessError } from '../../access/access-error.ts';
import { AuditedSecret } from '../../providers/contract/audited-secret.ts';
import type { Context } from '../context.ts';
import { selectedField } from '../selection/selection.ts';
import { mayReadAll } from './may-read-all.ts';
import { mayRead, readRequirements } from './requirements.ts';

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
      guard(field, `${type.name}.${field.name}`, isMutation);
    }
  }
  return schema;
}

function guard(
  definition: GraphQLField<unknown, Context>,
  coordinate: string,
  isMutation: boolean,
): void {
  const { resolve: resolver = defaultFieldResolver } = definition;
  const isSecret = getNamedType(definition.type).name === 'Secret';
  const resolve = isSecret ? withSecretAudit(resolver) : resolver;
  definition.resolve = (parent, args, context, info) => {
    if (!mayRead(definition, context.caller)) {
      throw new AccessError('FORBIDDEN', `the caller lacks the scope that ${coordinate} needs`);
    }
    if (isMutation) {
      const { field, scope } = selectedField(info, context);
      const requested = { ...field, definition };
      if (!mayReadAll(requested, scope)) {
        const reason = `the caller lacks a scope that the selection of ${coordinate} needs`;
        throw new AccessError('FORBIDDEN', reason);
      }
    }
    return resolve(parent, args, context, info);
  };
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
    if (!(secret instanceof AuditedSecret)) throw new TypeError('Expected a AuditedSecret.');
    await context.disclose(secret);
    return secret.reveal();
  };
}
