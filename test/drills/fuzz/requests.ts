import fc from 'fast-check';
import {
  type GraphQLInputType,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
} from 'graphql';
import { randomFrom, randomOperation } from '../../support/schema/random-operation.ts';

/** A value of the request that no rejection may repeat. */
export const CANARY = 'HUNTER2-canary';

const ROOTS = [
  'user(id: "vms/user/5")',
  'user(id: "activeplatform/user/2002986")',
  'user(id: "onapp/user/12")',
  'node(id: "onapp")',
  'node(id: "vms/camera/1")',
  'nodes(ids: ["vms/user/5", "vms/camera/1", "onapp/user/12"])',
  'intercom(id: "vms/intercom/1")',
  'users(provider: "activeplatform", first: 4)',
  'users(provider: "onapp", first: 3)',
  'findUsers(match: { email: "test@mail.com" })',
  'permissions(provider: "onapp")',
  'providers',
];

const READS = [
  'query ($a: ID!) { user(id: $a) { id login ... on OnAppUser { roles { id } } } }',
  'query ($a: ID!, $b: Boolean = true) { node(id: $a) @include(if: $b) { id } }',
  'query ($a: [ID!]!) { nodes(ids: $a) { id } }',
  'query ($a: ID!, $b: Int, $c: String, $d: String) { users(provider: $a, first: $b, after: $c, search: $d) { nodes { id } pageInfo { endCursor } } }',
  'query ($a: UserMatch!, $b: [ID!]) { findUsers(match: $a, providers: $b) { users { id } problem { code } } }',
  'query ($a: String!) { findUsers(match: { text: $a }) { users { id } problem { code } } }',
  'query ($a: ID!) { permissions(provider: $a) { id } }',
  'query ($a: Int!) { user(id: "onapp/user/12") { ... on OnAppUser { monthlyBills(year: $a) { __typename } } } }',
];

const UPDATE =
  'mutation ($input: UpdateUserInput!, $key: ID) { updateUser(input: $input, idempotencyKey: $key) { __typename ... on Problem { code write } ... on ValidationProblem { issues { path rule } } } }';

const PUNCTUATION = '{ } ( ) [ ] : ! = @ $ ... | & " """ # , -'.split(' ');

/** Texts that code may mistake for something else. */
const ODD_TEXTS = [
  '',
  ' ',
  CANARY,
  '__proto__',
  'constructor',
  '\u0000',
  '\ud800',
  '\u202e',
  '../..',
  '%2e%2e',
  'a\r\nb: c',
  'vms/user/5',
  'onapp/user/12',
  'activeplatform/user/2002986',
  'vms',
  'onapp',
  '9'.repeat(30),
  '1e999',
  '2016-10-03T07:06:38.740Z',
  '2016-13-45',
  'x'.repeat(5000),
  '<a>&b;',
];

/** Texts of any UTF-16 code units, including lone surrogates. */
export const anyText = fc
  .array(fc.nat(0xffff), { maxLength: 20 })
  .map((units) => String.fromCharCode(...units));

const oddText = fc.oneof(fc.constantFrom(...ODD_TEXTS), anyText);

const oddValue: fc.Arbitrary<unknown> = fc.oneof(
  oddText,
  fc.constantFrom<unknown>(null, true, 0, -1, 2 ** 31, 1e308, [], {}, [null], [[CANARY]]),
  fc.jsonValue({ maxDepth: 3 }),
  fc
    .integer({ min: 1, max: 200 })
    .map((depth) => JSON.parse(`${'['.repeat(depth)}${']'.repeat(depth)}`) as unknown),
);

/** Returns a value of an input type, of which about one part in eight is invalid. */
function inputOf(type: GraphQLInputType, depth = 0): fc.Arbitrary<unknown> {
  if (isNonNullType(type)) return inputOf(type.ofType, depth);
  return fc.oneof(
    { weight: 7, arbitrary: wellFormed(type, depth) },
    { weight: 1, arbitrary: oddValue },
  );
}

function wellFormed(type: GraphQLInputType, depth: number): fc.Arbitrary<unknown> {
  if (isListType(type)) return fc.array(inputOf(type.ofType, depth), { maxLength: 4 });
  if (isInputObjectType(type)) {
    const members = Object.values(type.getFields());
    const values = Object.fromEntries(
      members.map((member) => [member.name, inputOf(member.type, depth + 1)]),
    );
    if (type.isOneOf) {
      return fc.oneof(
        ...Object.entries(values).map(([name, value]) => fc.record({ [name]: value })),
      );
    }
    const requiredKeys = members
      .filter((member) => isNonNullType(member.type))
      .map(({ name }) => name);
    return fc.record(values, { requiredKeys });
  }
  if (isEnumType(type)) return fc.constantFrom(...type.getValues().map(({ name }) => name));
  const byName: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
    Boolean: fc.boolean(),
    Int: fc.integer(),
    DateTime: fc.constantFrom('2016-10-03T07:06:38.740Z', '9999-12-31T23:59:59+14:00', 'soon'),
    JSON: fc.jsonValue({ maxDepth: 4 }),
  };
  return byName[String(type)] ?? oddText;
}

/** Returns a text with parts cut out, doubled or replaced. */
const damaged = (text: fc.Arbitrary<string>, pieces: fc.Arbitrary<string>) =>
  fc
    .tuple(text, fc.array(fc.tuple(fc.nat(), fc.nat(12), pieces), { minLength: 1, maxLength: 4 }))
    .map(([whole, cuts]) =>
      cuts.reduce((rest, [at, length, piece]) => {
        const from = at % (rest.length + 1);
        return rest.slice(0, from) + piece + rest.slice(from + length);
      }, whole),
    );

/** Returns bodies of `POST /graphql`, from noise to nearly valid ones. */
export function bodies(schema: GraphQLSchema): fc.Arbitrary<string> {
  const names = Object.values(schema.getTypeMap()).flatMap((type) => [
    type.name,
    ...('getFields' in type ? Object.keys(type.getFields()) : []),
  ]);
  const token = fc.oneof(
    fc.constantFrom(...PUNCTUATION),
    fc.constantFrom(...names),
    fc.constantFrom(
      'query',
      'mutation',
      'subscription',
      'fragment',
      'on',
      'null',
      '@skip(if:',
      '$a',
    ),
    oddText.map((text) => JSON.stringify(text)),
  );
  const soup = fc.array(token, { maxLength: 60 }).map((tokens) => tokens.join(' '));
  const valid = fc
    .integer()
    .map((seed) => randomOperation(schema, { random: randomFrom(seed), roots: ROOTS, args: ARGS }));
  const operation = fc.constantFrom(...READS, UPDATE);
  const update = schema.getType('UpdateUserInput');
  if (!isInputObjectType(update)) throw new Error('The schema has no UpdateUserInput.');
  const variables = fc.record(
    { a: oddValue, b: oddValue, c: oddValue, d: oddValue },
    { requiredKeys: [] },
  );
  const written = fc.record(
    { input: inputOf(update), key: fc.oneof(fc.uuid(), oddValue) },
    { requiredKeys: ['input'] },
  );
  const envelope = fc.record(
    {
      query: operation,
      variables: fc.oneof(fc.constant({}), oddValue),
      operationName: fc.oneof(oddText, oddValue),
      extensions: fc.oneof(fc.constant({}), oddValue),
      more: oddValue,
    },
    { requiredKeys: [] },
  );
  const asBody = (query: string, values: unknown = {}) =>
    JSON.stringify({ query, variables: values });
  return fc.oneof(
    { weight: 25, arbitrary: soup.map((query) => asBody(query)) },
    {
      weight: 15,
      arbitrary: damaged(fc.oneof(valid, operation), fc.oneof(token, fc.constant(''))).map(
        (query) => asBody(query),
      ),
    },
    { weight: 10, arbitrary: valid.map((query) => asBody(query)) },
    {
      weight: 20,
      arbitrary: fc
        .tuple(fc.constantFrom(...READS), variables)
        .map(([query, values]) => asBody(query, values)),
    },
    { weight: 20, arbitrary: written.map((values) => asBody(UPDATE, values)) },
    { weight: 5, arbitrary: envelope.map((body) => JSON.stringify(body)) },
    {
      weight: 5,
      arbitrary: damaged(
        fc.constant(asBody(UPDATE, { input: { onApp: { id: 'onapp/user/12' } } })),
        oddText,
      ),
    },
  );
}

const ARGS = {
  'OnAppUser.monthlyBills': '(year: 2025)',
  'Intercom.flats': '(first: 2)',
  'Intercom.keys': '(first: 2)',
};
