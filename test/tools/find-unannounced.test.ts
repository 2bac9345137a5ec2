import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { findUnannounced } from '../../tools/find-unannounced.ts';

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
const change = (part: string, by: string, changelog = '') => {
  assert.ok(OLD.includes(part), `${part} is not in the old schema`);
  return findUnannounced({
    oldSdl: OLD,
    newSdl: OLD.replace(part, by),
    changelog,
    release: undefined,
  });
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

describe('findUnannounced', () => {
  for (const [title, part, by, coordinate] of BREAKING) {
    it(`reports as unannounced: ${title}`, async () => {
      const { unannounced, announced } = await change(part, by);
      assert.ok(coordinatesOf(unannounced).includes(coordinate), JSON.stringify(unannounced));
      assert.deepEqual(announced, []);
    });
  }

  for (const [title, part, by] of GROWTH) {
    it(`requires no announcement: ${title}`, async () => {
      const { unannounced, announced } = await change(part, by);
      assert.deepEqual([...unannounced, ...announced], []);
    });
  }

  it('describes the change at its coordinate', async () => {
    const { unannounced } = await change('login: String }', '}');
    assert.deepEqual(unannounced, [
      { coordinate: 'User.login', message: "Field 'login' was removed from object type 'User'" },
    ]);
  });

  it('reports a change as announced if the changelog names it', async () => {
    const changelog = '## 0.2.0\n\n### Breaking\n\n- `User.login` is gone: take `User.id`.\n';
    const { unannounced, announced } = await change('login: String }', '}', changelog);
    assert.deepEqual(unannounced, []);
    assert.deepEqual(coordinatesOf(announced), ['User.login']);
  });

  it('ignores an announcement that names only the type', async () => {
    const changelog = '## 0.2.0\n\n### Breaking\n\n- `User` and `login` are gone.\n';
    const { unannounced } = await change('login: String }', '}', changelog);
    assert.deepEqual(coordinatesOf(unannounced), ['User.login']);
  });

  it('notes a change that breaks nothing but may be noticed', async () => {
    const { notes } = await change('{ ACTIVE }', '{ ACTIVE BLOCKED }');
    assert.deepEqual(coordinatesOf(notes), ['Status.BLOCKED']);
  });

  it('reports a change as note or breaking, never both', async () => {
    const { notes, unannounced } = await change('Int! = 25', 'Int!');
    assert.deepEqual([notes.length, unannounced.length], [0, 1]);
  });

  it('reports no note for a pure addition', async () => {
    const { notes } = await change('login: String }', 'login: String, email: String }');
    assert.deepEqual(notes, []);
  });
});
