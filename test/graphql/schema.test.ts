import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  buildSchema,
  type GraphQLNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  isSpecifiedScalarType,
  validateSchema,
} from 'graphql';
import { createSchema, RESOLVERS, readTypeDefs } from '../../src/graphql/schema.ts';

const schema = createSchema();
const types = Object.values(schema.getTypeMap()).filter(
  (type) => !type.name.startsWith('__') && !isSpecifiedScalarType(type),
);

interface Described {
  readonly name: string;
  readonly description?: string | null | undefined;
}

/** Returns the parts of a type, each under its full name. */
function partsOf(type: GraphQLNamedType): Described[] {
  if (isEnumType(type)) return type.getValues().map((value) => inside(type, value));
  if (isInputObjectType(type)) return Object.values(type.getFields()).map((it) => inside(type, it));
  if (!isObjectType(type) && !isInterfaceType(type)) return [];
  return Object.values(type.getFields()).flatMap((field) => [
    inside(type, field),
    ...field.args.map((argument) => inside({ name: `${type.name}.${field.name}` }, argument)),
  ]);
}

const inside = (outer: { readonly name: string }, { name, description }: Described): Described => ({
  name: `${outer.name}.${name}`,
  description,
});

/** The type of `input: UpdateUserInput!` is its description. */
const SAID_BY_TYPE = ['Mutation.updateUser.input'];

describe('Schema', () => {
  it('is valid, as no start of the gateway checks', () => {
    // Building it validates the SDL.
    assert.deepEqual(validateSchema(buildSchema(readTypeDefs().join('\n'))), []);
  });

  it('has a field for each resolver, and a scalar for the others', () => {
    for (const [name, resolvers] of Object.entries(RESOLVERS)) {
      const type = schema.getType(name);
      const parts = isObjectType(type) ? type.getFields() : type;
      for (const part of Object.keys(resolvers))
        assert.ok(part in (parts ?? {}), `${name}.${part}`);
    }
  });

  it('describes every type, field, argument and value', () => {
    const silent = types
      .flatMap((type): Described[] => [type, ...partsOf(type)])
      .filter(({ name, description }) => !description && !SAID_BY_TYPE.includes(name))
      .map(({ name }) => name);
    assert.deepEqual(silent, []);
  });

  it('describes fields of interfaces in all types that implement them', () => {
    const thinner = types
      .filter(isObjectType)
      .flatMap((type) =>
        type
          .getInterfaces()
          .flatMap((contract) =>
            Object.keys(contract.getFields()).filter(
              (name) => !type.getFields()[name]?.description,
            ),
          ),
      );
    assert.deepEqual(thinner, []);
  });
});
