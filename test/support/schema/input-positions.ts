import assert from 'node:assert/strict';
import {
  buildSchema,
  type GraphQLInputObjectType,
  type GraphQLInputType,
  getNamedType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isRequiredInputField,
} from 'graphql';
import { readSource } from '../files/sources.ts';

/** A position in an input, and the input with a value there and all other required fields. */
export interface InputPosition {
  readonly path: readonly string[];
  readonly value: Readonly<Record<string, unknown>>;
  readonly isJson: boolean;
}

/** The branches of `updateUser` with their types, from the schema. */
export const INPUT_BRANCHES: readonly (readonly [name: string, type: GraphQLInputObjectType])[] =
  Object.values(inputType('UpdateUserInput').getFields()).map(({ name, type }) => [
    name,
    objectOf(type),
  ]);

/** Returns every position of a text in a branch, each with this text there. */
export function textPositions(branch: GraphQLInputType, text: string): readonly InputPosition[] {
  // A branch is an object, so a value of it is one.
  return [...below(branch, text)] as InputPosition[];
}

/** Returns the path of every list in a branch, each with this number of different entries. */
export function listPositions(branch: GraphQLInputType, length: number): readonly InputPosition[] {
  return [...listsBelow(branch, length)] as InputPosition[];
}

type Positions = Generator<{ path: readonly string[]; value: unknown; isJson: boolean }>;

function* below(type: GraphQLInputType, text: string): Positions {
  if (isNonNullType(type)) return yield* below(type.ofType, text);
  if (isListType(type)) {
    for (const { path, value, isJson } of below(type.ofType, text)) {
      yield { path: ['0', ...path], value: [value], isJson };
    }
    return;
  }
  if (isInputObjectType(type)) return yield* inFields(type, (field) => below(field, text));
  const isJson = type.name === 'JSON';
  if (isJson) yield { path: [], value: { note: [{ [text]: 1 }] }, isJson };
  if (isJson) yield { path: [], value: [[text]], isJson };
  else if (type.name === 'String' || type.name === 'ID') yield { path: [], value: text, isJson };
}

function* listsBelow(type: GraphQLInputType, length: number): Positions {
  if (isNonNullType(type)) return yield* listsBelow(type.ofType, length);
  if (isInputObjectType(type)) return yield* inFields(type, (field) => listsBelow(field, length));
  if (!isListType(type)) return;
  const entries = Array.from({ length }, (_none, at) => entryOf(type.ofType, `t${at}`));
  yield { path: [], value: entries, isJson: false };
}

/** Returns an entry of a list that differs from the others by its texts. */
function entryOf(type: GraphQLInputType, text: string): unknown {
  const named = getNamedType(type);
  if (!isInputObjectType(named)) return text;
  return Object.fromEntries(Object.keys(named.getFields()).map((name) => [name, text]));
}

function* inFields(
  type: GraphQLInputObjectType,
  positionsIn: (field: GraphQLInputType) => Positions,
): Positions {
  for (const [name, field] of Object.entries(type.getFields())) {
    for (const { path, value, isJson } of positionsIn(field.type)) {
      yield { path: [name, ...path], value: { ...required(type), [name]: value }, isJson };
    }
  }
}

/** Returns the required fields of an object below a branch, which are all strings. */
function required(type: GraphQLInputObjectType): object {
  const fields = Object.values(type.getFields()).filter(isRequiredInputField);
  return Object.fromEntries(fields.map(({ name }) => [name, 'some']));
}

function inputType(name: string): GraphQLInputObjectType {
  const schema = buildSchema(readSource('src/generated/schema.graphql'));
  const type = schema.getType(name);
  assert.ok(isInputObjectType(type));
  return type;
}

function objectOf(type: GraphQLInputType): GraphQLInputObjectType {
  const named = getNamedType(type);
  assert.ok(isInputObjectType(named));
  return named;
}
