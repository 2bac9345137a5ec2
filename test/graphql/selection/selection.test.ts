import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { buildSchema, isObjectType, Kind, parse } from 'graphql';
import { anonymousPrincipal, type Principal } from '../../../src/access/principal.ts';
import type { Scope } from '../../../src/config/scopes.ts';
import { readRequirements } from '../../../src/graphql/authorization/requirements.ts';
import { fragmentsOf } from '../../../src/graphql/selection/collect-fields.ts';
import { KnownSelections } from '../../../src/graphql/selection/known-selections.ts';
import { selectFields } from '../../../src/graphql/selection/selection.ts';

const schema = buildSchema(`
  type Query { pet(name: String = "Rex", size: Int): Pet }
  interface Pet { name: String friends: [Pet] }
  type Dog implements Pet { name: String friends: [Pet] barks: Boolean }
  type Cat implements Pet { name: String friends: [Pet] meows: Boolean }
`);
readRequirements(schema, schema);
const caller = anonymousPrincipal(false);

/** Returns the fields that an operation selects of one type at its root. */
function fieldsOf(
  typeName: string,
  text: string,
  variables: Readonly<Record<string, unknown>> = {},
) {
  const document = parse(text);
  const operation = document.definitions.find(({ kind }) => kind === Kind.OPERATION_DEFINITION);
  const type = schema.getType(typeName);
  assert.ok(operation?.kind === Kind.OPERATION_DEFINITION && isObjectType(type));
  const scope = { schema, caller, fragments: fragmentsOf(document), variables };
  return selectFields(type, [operation.selectionSet], scope);
}

const names = (fields: ReturnType<typeof fieldsOf>) => fields.map((field) => field.responseName);

describe('selectFields', () => {
  it('leaves out fields that the caller may not read', () => {
    const guarded = buildSchema(`
      directive @requiresScopes(scopes: [[String!]!]!) on OBJECT | FIELD_DEFINITION
      type Query { door: Door }
      type Door { name: String code: String @requiresScopes(scopes: [["secrets:read"]]) lock: Lock }
      type Lock @requiresScopes(scopes: [["secrets:read"], ["users:write", "explain"]]) { id: ID }
    `);
    readRequirements(guarded, guarded);
    const document = parse('{ name code lock { id } other: code }');
    const [operation] = document.definitions;
    const type = guarded.getType('Door');
    assert.ok(operation?.kind === Kind.OPERATION_DEFINITION && isObjectType(type));
    const seenBy = (principal: Principal) => {
      const scope = { schema: guarded, caller: principal, fragments: {}, variables: {} };
      return names(selectFields(type, [operation.selectionSet], scope));
    };
    const holding = (...scopes: Scope[]) => ({ ...caller, scopes: new Set(scopes) });
    assert.deepEqual(seenBy(holding('users:read')), ['name']);
    assert.deepEqual(seenBy(holding('users:write', 'explain')), ['name', 'lock']);
    assert.deepEqual(seenBy(holding('secrets:read')), ['name', 'code', 'lock', 'other']);
  });

  it('returns each response name once, in order of appearance', () => {
    const fields = fieldsOf('Dog', '{ name barks again: name name }');
    assert.deepEqual(names(fields), ['name', 'barks', 'again']);
    assert.deepEqual(
      fields.map(({ definition }) => definition.name),
      ['name', 'barks', 'name'],
    );
  });

  it('follows only fragments whose type the object has', () => {
    const text = `{ ...OnPet ... on Cat { meows } ... on Dog { barks } ... { own: name } }
      fragment OnPet on Pet { name ...OnDog }
      fragment OnDog on Dog { deep: name }`;
    assert.deepEqual(names(fieldsOf('Dog', text)), ['name', 'deep', 'barks', 'own']);
    assert.deepEqual(names(fieldsOf('Cat', text)), ['name', 'meows', 'own']);
  });

  it('merges the selections of a field that appears twice', () => {
    const [friends] = fieldsOf(
      'Dog',
      '{ friends { name } ... on Pet { friends { friends { name } } } }',
    );
    assert.equal(friends?.selectionSets.length, 2);
  });

  it('applies @skip and @include to fields and fragments', () => {
    const text = `query ($no: Boolean!) {
      a: name @skip(if: true) b: name @include(if: $no) c: name @skip(if: $no)
      ... on Pet @include(if: $no) { d: name } ... on Pet @skip(if: $no) { e: name }
    }`;
    assert.deepEqual(names(fieldsOf('Dog', text, { no: false })), ['c', 'e']);
  });

  it('reads arguments with their defaults and variables', () => {
    const text = 'query ($size: Int) { a: pet(size: $size) { name } b: pet(name: "Tom") { name } }';
    assert.deepEqual(
      fieldsOf('Query', text, { size: 3 }).map(({ args }) => ({ ...args })),
      [{ name: 'Rex', size: 3 }, { name: 'Tom' }],
    );
  });

  it('reads arguments with the variables of each request', () => {
    const document = parse('query ($size: Int) { pet(size: $size) { name } }');
    const [operation] = document.definitions;
    const type = schema.getQueryType();
    assert.ok(operation?.kind === Kind.OPERATION_DEFINITION && type);
    const fragments = fragmentsOf(document);
    for (const size of [1, 2]) {
      const scope = { schema, caller, fragments, variables: { size } };
      const [pet] = selectFields(type, [operation.selectionSet], scope);
      assert.deepEqual({ ...pet?.args }, { name: 'Rex', size });
    }
  });

  it('counts the selections of a known document again', () => {
    const document = parse('{ name ...OnPet } fragment OnPet on Pet { own: name ... { name } }');
    const [operation] = document.definitions;
    const type = schema.getType('Dog');
    assert.ok(operation?.kind === Kind.OPERATION_DEFINITION && isObjectType(type));
    const fragments = fragmentsOf(document);
    const countOnce = () => {
      let counted = 0;
      const onSelection = (count: number) => {
        counted += count;
      };
      const scope = { schema, caller, fragments, variables: {}, onSelection };
      assert.deepEqual(names([...selectFields(type, [operation.selectionSet], scope)]), [
        'name',
        'own',
      ]);
      return counted;
    };
    assert.deepEqual([countOnce(), countOnce()], [5, 5]);
  });

  it('distinguishes a joined selection from its first part', () => {
    const document = parse('{ friends { name } ... on Dog { friends { barks } } }');
    const [operation] = document.definitions;
    assert.ok(operation?.kind === Kind.OPERATION_DEFINITION);
    const scope = { schema, caller, fragments: fragmentsOf(document), variables: {} };
    const below = (parent: string) => {
      const [type, dog] = [schema.getType(parent), schema.getType('Dog')];
      assert.ok(isObjectType(type) && isObjectType(dog));
      const [friends] = selectFields(type, [operation.selectionSet], scope);
      return names([...selectFields(dog, friends?.selectionSets ?? [], scope)]);
    };
    assert.deepEqual(
      [below('Cat'), below('Dog'), below('Cat')],
      [['name'], ['name', 'barks'], ['name']],
    );
  });

  it('keeps the same few selections however many requests there are', () => {
    const document = parse('{ name friends { name } ... on Dog { friends { barks } } }');
    const [operation] = document.definitions;
    const type = schema.getType('Dog');
    assert.ok(operation?.kind === Kind.OPERATION_DEFINITION && isObjectType(type));
    const fragments = fragmentsOf(document);
    const scope = { schema, caller, fragments, variables: {} };
    const readAll = () => {
      const [, friends] = selectFields(type, [operation.selectionSet], scope);
      assert.equal(friends?.selectionSets.length, 2);
      // Resolvers join selection sets anew for each request, or have none to join.
      selectFields(type, [...friends.selectionSets], scope);
      selectFields(type, [], scope);
      return KnownSelections.of(fragments).size;
    };
    const first = readAll();
    for (let request = 0; request < 20; request += 1) assert.equal(readAll(), first);
  });

  it('leaves introspection out', () => {
    assert.deepEqual(names(fieldsOf('Query', '{ __typename __schema { types { name } } }')), []);
  });
});
