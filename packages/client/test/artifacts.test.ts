import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  buildClientSchema,
  buildSchema,
  type GraphQLArgument,
  type GraphQLInputField,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  isScalarType,
  Kind,
  parse,
} from 'graphql';
import { filesBelow, readSource } from '../../../test/support/files/sources.ts';
import { possibleTypes, typePolicies } from '../src/apollo.ts';
import { keys } from '../src/graphcache.ts';

const readArtifact = (name: string): string => readSource(`packages/client/artifacts/${name}`);

const schema = buildSchema(readArtifact('schema.graphql'));
const types = Object.values(schema.getTypeMap()).filter(({ name }) => !name.startsWith('__'));
const objects = types.filter(isObjectType);

const hasId = (type: GraphQLObjectType): boolean => Object.hasOwn(type.getFields(), 'id');
const isRoot = ({ name }: GraphQLObjectType): boolean => ['Query', 'Mutation'].includes(name);

describe('Operations of the client', () => {
  it('have a type for users of a provider that is added', () => {
    const fragments = filesBelow('packages/client/operations', '.graphql')
      .flatMap((file) => parse(readSource(file)).definitions)
      .filter((definition) => definition.kind === Kind.FRAGMENT_DEFINITION)
      .filter(({ typeCondition }) => isAbstractType(schema.getType(typeCondition.name.value)));
    assert.ok(fragments.length >= 3);
    // A type that a fragment selects nothing of has no type in TypeScript, but other types name it.
    const withoutFields = fragments.filter(
      ({ selectionSet }) => !selectionSet.selections.some(({ kind }) => kind === Kind.FIELD),
    );
    assert.deepEqual(
      withoutFields.map(({ name }) => name.value),
      [],
    );
  });
});

describe('Schema of the client', () => {
  it('is that of the gateway', () => {
    assert.equal(readArtifact('schema.graphql'), readSource('src/generated/schema.graphql'));
  });

  it('is complete as introspection, without descriptions', () => {
    const introspected = readIntrospection();
    for (const type of types) {
      const other = introspected.getType(type.name);
      // Introspection is in the order of the alphabet.
      assert.deepEqual(other && contentOf(other).toSorted(), contentOf(type).toSorted(), type.name);
      if (!isScalarType(type)) assert.equal(other?.description ?? null, null);
    }
  });

  it('says as introspection which inputs take exactly one field', () => {
    const introspected = readIntrospection();
    const inputs = types.filter(isInputObjectType).filter(({ isOneOf }) => isOneOf);
    assert.ok(inputs.length >= 3);
    for (const { name } of inputs) {
      const input = introspected.getType(name);
      assert.ok(isInputObjectType(input) && input.isOneOf, name);
    }
  });

  it('has a type of TypeScript for each scalar', () => {
    const custom = types
      .filter(isScalarType)
      .map(({ name }) => name)
      .filter((name) => !['Int', 'Float', 'Boolean', 'String'].includes(name));
    const scalars = JSON.parse(readArtifact('codegen-scalars.json'));
    assert.deepEqual(Object.keys(scalars).sort(), custom.sort());
  });
});

/** `permissionsToAttach` → `permission`, `userGroupId` → `userGroup`: the name without what only inputs or lists have. */
const stemOf = (name: string): string =>
  name.replace(/(Ids?|To(At|De)tach)$/, '').replace(/s$/, '');

describe('Results of updates', () => {
  const used = ['edited-fields', 'user-fields', 'update-result'].map((name) =>
    readSource(`packages/client/operations/${name}.graphql`),
  );
  const selected = new Set(used.join(' ').match(/\w+/g)?.map(stemOf));
  /** What names the user, what is never shown, and what the update depends on. */
  const isEdited = (name: string) => !/^(id|user|password|if[A-Z]\w+)$/.test(name);

  it('have every field that a branch of the input changes', () => {
    const input = schema.getType('UpdateUserInput');
    assert.ok(isInputObjectType(input));
    const branches = Object.values(input.getFields()).map(({ type }) => getNamedType(type));
    assert.ok(branches.length >= 4);
    for (const branch of branches.filter(isInputObjectType)) {
      const edited = Object.keys(branch.getFields()).filter(isEdited);
      assert.ok(edited.length >= 1);
      const missing = edited.filter((name) => !selected.has(stemOf(name)));
      assert.deepEqual(missing, [], branch.name);
    }
  });
});

describe('Options of caches', () => {
  it('name the types of every interface and union', () => {
    assert.deepEqual(JSON.parse(readArtifact('possible-types.json')), possibleTypes);
    const abstract = types.filter(isAbstractType);
    assert.deepEqual(Object.keys(possibleTypes).sort(), abstract.map(({ name }) => name).sort());
    for (const type of abstract) {
      const names = schema.getPossibleTypes(type).map(({ name }) => name);
      assert.deepEqual([...(possibleTypes[type.name] ?? [])].sort(), names.sort());
    }
  });

  it('keep objects without an id in the object that holds them', () => {
    for (const type of objects.filter((object) => !isRoot(object))) {
      const isEmbedded = typePolicies[type.name]?.keyFields === false;
      assert.equal(isEmbedded, !hasId(type), type.name);
      assert.equal(typePolicies[type.name]?.merge, hasId(type) ? undefined : true, type.name);
      assert.equal(keys[type.name]?.(), hasId(type) ? undefined : null, type.name);
    }
  });

  it('let every connection grow, apart for each of its lists', () => {
    let count = 0;
    for (const type of objects) {
      for (const field of Object.values(type.getFields())) {
        const policy = typePolicies[type.name]?.fields?.[field.name];
        assert.equal(
          policy !== undefined,
          getNamedType(field.type).name.endsWith('Connection'),
          `${type.name}.${field.name}`,
        );
        if (policy === undefined) continue;
        count += 1;
        const others = field.args
          .map(({ name }) => name)
          .filter((name) => !/^(first|after)$/.test(name));
        assert.deepEqual(policy.keyArgs, others.length === 0 ? false : others);
      }
    }
    assert.ok(count >= 3);
  });

  it('name only types of the schema', () => {
    const known = new Set(types.filter((type) => !isEnumType(type)).map(({ name }) => name));
    const named = [typePolicies, keys, possibleTypes].flatMap(Object.keys);
    assert.deepEqual(
      named.filter((name) => !known.has(name)),
      [],
    );
  });
});

const readIntrospection = (): GraphQLSchema =>
  buildClientSchema(JSON.parse(readArtifact('introspection.min.json')));

/** Returns the fields of a type with their types and arguments, or the values of an enum. */
function contentOf(type: GraphQLNamedType): readonly string[] {
  if (isEnumType(type)) return type.getValues().map(({ name }) => name);
  if (isInputObjectType(type)) return Object.values(type.getFields()).map(describeInput);
  if (!isObjectType(type) && !isInterfaceType(type)) return [];
  return Object.values(type.getFields()).map(
    (field) => `${field.name}(${field.args.map(describeInput).sort().join()}): ${field.type}`,
  );
}

const describeInput = ({ name, type, defaultValue }: GraphQLArgument | GraphQLInputField): string =>
  `${name}: ${type} = ${defaultValue}`;
