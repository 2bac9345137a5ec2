import assert from 'node:assert/strict';
import {
  buildSchema,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLInputObjectType,
  type GraphQLInterfaceType,
  type GraphQLObjectType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
} from 'graphql';
import { readSource } from '../files/sources.ts';

/** The schema as clients get it. */
export const CONTRACT = buildSchema(readSource('src/generated/schema.graphql'));

const TYPES = Object.values(CONTRACT.getTypeMap()).filter(({ name }) => !name.startsWith('__'));

/** All types that have output fields. */
export const OUTPUT_TYPES: readonly (GraphQLObjectType | GraphQLInterfaceType)[] = TYPES.filter(
  (type) => isObjectType(type) || isInterfaceType(type),
);

/** A field with its coordinate: `User.login`. */
export interface OutputField {
  readonly coordinate: string;
  readonly parent: GraphQLObjectType | GraphQLInterfaceType;
  readonly field: GraphQLField<unknown, unknown>;
}

/** Every field of every object and interface. */
export const OUTPUT_FIELDS: readonly OutputField[] = OUTPUT_TYPES.flatMap((parent) =>
  Object.values(parent.getFields()).map((field) => ({
    coordinate: `${parent.name}.${field.name}`,
    parent,
    field,
  })),
);

/** A field of an input with its coordinate. */
interface InputField {
  readonly coordinate: string;
  readonly parent: GraphQLInputObjectType;
  readonly field: GraphQLInputField;
}

/** Every field of every input. */
export const INPUT_FIELDS: readonly InputField[] = TYPES.filter(isInputObjectType).flatMap(
  (parent) =>
    Object.values(parent.getFields()).map((field) => ({
      coordinate: `${parent.name}.${field.name}`,
      parent,
      field,
    })),
);

/** Coordinates that a rule does not concern, each with the reason. */
export type Exceptions = Readonly<Record<string, string>>;

/** Asserts that a rule is broken exactly by its exceptions: one that is no longer needed fails, too. */
export function assertOnly(found: readonly string[], exceptions: Exceptions): void {
  assert.deepEqual([...new Set(found)].sort(), Object.keys(exceptions).sort());
}
