import { type Change, CriticalityLevel, diff } from '@graphql-inspector/core';
import { buildSchema, type GraphQLSchema } from 'graphql';
import { readAnnounced } from './read-announced.ts';

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
  /** The whole text of the changelog. */
  readonly changelog: string;
  /** The version of the old schema, as in `0.1.0`; undefined if no version was released. */
  readonly release: string | undefined;
}

/** Every change that concerns clients, in one of three lists. */
export interface ComparedSchemas {
  /** These break clients, and no line of the changelog says so. */
  readonly unannounced: readonly SchemaChange[];
  /** These break clients, and the changelog names them. */
  readonly announced: readonly SchemaChange[];
  /** These break no operation; a client may still notice, as with a new value of an enum. */
  readonly notes: readonly SchemaChange[];
}

/**
 * Finds the changes that break the clients of the old schema and are not announced.
 *
 * @throws {GraphQLError} if one of the schemas is not valid SDL.
 */
export async function findUnannounced(schemas: SchemasToCompare): Promise<ComparedSchemas> {
  const names = readAnnounced(schemas.changelog, schemas.release);
  const changes = await diff(build(schemas.oldSdl), build(schemas.newSdl));
  const breaking = changes.filter(isBreaking).map(toSchemaChange);
  const dangerous = changes.filter(
    (change) => change.criticality.level === CriticalityLevel.Dangerous && !isBreaking(change),
  );
  return {
    unannounced: breaking.filter(({ coordinate }) => !names.has(coordinate)),
    announced: breaking.filter(({ coordinate }) => names.has(coordinate)),
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
