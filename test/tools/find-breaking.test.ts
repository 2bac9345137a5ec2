import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { findBreaking } from '../../tools/find-breaking.ts';

const OLD = `
  type Query { user(id: ID!): User, users(first: Int! = 25): [User!]!, found: Found, other: Other }
  type Mutation { update(input: Input!): User }
  type User { id: ID!, login: String }
  type Other { id: ID! }
  union Found = User
  enum Status { ACTIVE }
  input Input { login: String, status: Status, count: Int! = 1 }
`;

/** Compares with a schema that has one difference. */
const change = (part: string, by: string, mayRemoveDeprecated = false) => {
  assert.ok(OLD.includes(part), `${part} is not in the old schema`);
  return findBreaking({ oldSdl: OLD, newSdl: OLD.replace(part, by), mayRemoveDeprecated });
};

const coordinatesOf = (changes: readonly { readonly coordinate: string }[]) =>
  changes.map(({ coordinate }) => coordinate);

const BREAKING = [
  ['a removed field', 'login: String }', '}', 'User.login'],
  ['a changed type', 'login: String }', 'login: Int }', 'User.login'],
  ['a field that becomes nullable', '{ id: ID!, login', '{ id: ID, login', 'User.id'],
  ['a removed argument', 'user(id: ID!)', 'user', 'Query.user.id'],
  ['a required argument', 'user(id: ID!)', 'user(id: ID!, at: ID!)', 'Query.user.at'],
  ['an argument that lost its default', 'Int! = 25', 'Int!', 'Query.users.first'],
  ['an input field that lost its default', 'Int! = 1', 'Int!', 'Input.count'],
  ['a required input field', '{ login: String,', '{ login: String!,', 'Input.login'],
  ['a removed value of an enum', '{ ACTIVE }', '{ BLOCKED }', 'Status.ACTIVE'],
  ['a removed member of a union', 'Found = User', 'Found = Other', 'Found'],
  ['the directive @oneOf on an input', 'input Input', 'input Input @oneOf', 'Input.@oneOf'],
  ['another root type', 'type Query', 'schema { query: Root } type Query type Root', 'schema'],
] as const;

const GROWTH = [
  ['a field', 'login: String }', 'login: String, email: String }'],
  ['a type', 'type Other', 'type Another { id: ID! } type Other'],
  ['a member of a union', 'Found = User', 'Found = User | Other'],
  ['a value of an enum', '{ ACTIVE }', '{ ACTIVE BLOCKED }'],
  ['a nullable argument', 'user(id: ID!)', 'user(id: ID!, at: ID)'],
  ['a nullable input field', '{ login: String,', '{ login: String, email: String,'],
  ['a deprecation', 'login: String }', 'login: String @deprecated(reason: "Old.") }'],
  ['a directive of federation', 'type Other', 'type Other @key(fields: "id")'],
] as const;

/** Deprecates the login, its value and its field in the old schema, and removes them. */
const removeDeprecated = (mayRemoveDeprecated: boolean) => {
  const reason = '@deprecated(reason: "Old.")';
  const oldSdl = OLD.replace('login: String }', `login: String ${reason} }`)
    .replace('{ ACTIVE }', `{ ACTIVE ${reason} BLOCKED }`)
    .replace('{ login: String,', `{ login: String ${reason},`);
  const newSdl = OLD.replace('login: String }', '}')
    .replace('{ ACTIVE }', '{ BLOCKED }')
    .replace('{ login: String,', '{');
  return findBreaking({ oldSdl, newSdl, mayRemoveDeprecated });
};

describe('findBreaking', () => {
  for (const [title, part, by, coordinate] of BREAKING) {
    for (const mayRemoveDeprecated of [false, true]) {
      const version = mayRemoveDeprecated ? 'minor' : 'patch';
      it(`reports in a ${version} version: ${title}`, async () => {
        const { breaking } = await change(part, by, mayRemoveDeprecated);
        assert.ok(coordinatesOf(breaking).includes(coordinate), JSON.stringify(breaking));
      });
    }
  }

  for (const [title, part, by] of GROWTH) {
    it(`allows ${title}`, async () => {
      const { breaking } = await change(part, by);
      assert.deepEqual(breaking, []);
    });
  }

  it('describes the change at its coordinate', async () => {
    const { breaking } = await change('login: String }', '}');
    assert.deepEqual(breaking, [
      { coordinate: 'User.login', message: "Field 'login' was removed from object type 'User'" },
    ]);
  });

  it('allows the removal of what is deprecated only in a minor version', async () => {
    const removed = ['Input.login', 'Status.ACTIVE', 'User.login'];
    const patch = await removeDeprecated(false);
    assert.deepEqual(coordinatesOf(patch.breaking).sort(), removed);
    const minor = await removeDeprecated(true);
    assert.deepEqual(minor.breaking, []);
    assert.deepEqual(
      coordinatesOf(minor.notes)
        .filter((it) => removed.includes(it))
        .sort(),
      removed,
    );
  });

  it('notes a change that breaks nothing but may be noticed', async () => {
    const { notes } = await change('{ ACTIVE }', '{ ACTIVE BLOCKED }');
    assert.deepEqual(coordinatesOf(notes), ['Status.BLOCKED']);
  });

  it('reports a change as note or breaking, never both', async () => {
    const { notes, breaking } = await change('Int! = 25', 'Int!');
    assert.deepEqual([notes.length, breaking.length], [0, 1]);
  });

  it('reports no note for a pure addition', async () => {
    const { notes } = await change('login: String }', 'login: String, email: String }');
    assert.deepEqual(notes, []);
  });
});
