import { type Change, CriticalityLevel, DiffRule, diff } from '@graphql-inspector/core';
import { buildSchema, type GraphQLSchema } from 'graphql';

/** One change of the schema that concerns clients. */
export interface SchemaChange {
  /** `Query.user`, `Query.user.id`, `VmsPermissionList.@oneOf`; `schema` if a root type changes. */
  readonly coordinate: string;
  /** A description of the change, for people. */
  readonly message: string;
}

export interface SchemasToCompare {
  readonly oldSdl: string;
  readonly newSdl: string;
  /** Whether what the old schema deprecates may be removed: only in a new minor version. */
  readonly mayRemoveDeprecated: boolean;
}

/** Every change that concerns clients, in one of two lists. */
export interface ComparedSchemas {
  /** These break clients. */
  readonly breaking: readonly SchemaChange[];
  /** A client may notice these: a new value of an enum, or the allowed removal of what was deprecated. */
  readonly notes: readonly SchemaChange[];
}

/**
 * Finds the changes that break the clients of the old schema.
 *
 * @throws {GraphQLError} if one of the schemas is not valid SDL.
 */
export async function findBreaking(schemas: SchemasToCompare): Promise<ComparedSchemas> {
  const rules = schemas.mayRemoveDeprecated ? [DiffRule.suppressRemovalOfDeprecatedField] : [];
  const changes = await diff(build(schemas.oldSdl), build(schemas.newSdl), rules);
  const dangerous = changes.filter(
    (change) => change.criticality.level === CriticalityLevel.Dangerous && !isBreaking(change),
  );
  return {
    breaking: changes.filter(isBreaking).map(toSchemaChange),
    notes: dangerous.map(toSchemaChange),
  };
}

/**
 * Builds the schema without the rules for SDL: those of federation are unknown here, and codegen
 * has checked ours.
 */
function build(sdl: string): GraphQLSchema {
  return buildSchema(sdl, { assumeValidSDL: true });
}

function isBreaking(change: Change): boolean {
  return change.criticality.level === CriticalityLevel.Breaking || losesItsDefault(change);
}

type DefaultChange = Change<'FIELD_ARGUMENT_DEFAULT_CHANGED' | 'INPUT_FIELD_DEFAULT_VALUE_CHANGED'>;

/**
 * Returns true if a default was removed. The library reports it as merely dangerous, but a client
 * that omitted an `Int! = 25` is rejected once it is `Int!`.
 */
function losesItsDefault(change: Change): boolean {
  return isDefaultChange(change) && change.meta.newDefaultValue === undefined;
}

function isDefaultChange(change: Change): change is DefaultChange {
  return ['FIELD_ARGUMENT_DEFAULT_CHANGED', 'INPUT_FIELD_DEFAULT_VALUE_CHANGED'].includes(
    change.type,
  );
}

function toSchemaChange({ path = 'schema', message }: Change): SchemaChange {
  return { coordinate: path, message };
}
