import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  buildSchema,
  type DocumentNode,
  type ExecutionResult,
  execute,
  type GraphQLError,
  getIntrospectionQuery,
  parse,
  validate,
} from 'graphql';
import type { Context } from '../../../src/graphql/context.ts';
import { executeOperation } from '../../../src/graphql/execution/execute-operation.ts';
import { createSchema } from '../../../src/graphql/schema.ts';
import { report } from '../../support/drills/drill.ts';
import { randomFrom } from '../../support/schema/random-operation.ts';
import { repetitions } from '../../support/values/thorough.ts';

const SCHEMA = buildSchema(`
  type Query { one: Leafy sure: Branch! node: Node nodes: [Node!] grid: [[Branch]!] mixed: [Either] }
  type Mutation { first: Branch second: Branch }
  interface Node { id: ID! }
  type Branch implements Node { id: ID! one: Leafy sure: Leafy! nodes: [Node] either: Either }
  type Leafy implements Node { id: ID! text: String sure: Int! list: [String!] some: [Float] color: Color }
  union Either = Branch | Leafy
  enum Color { RED BLUE }
`);

const FRAGMENTS = `
  fragment Leaf on Leafy { id t: text text sure list some color __typename }
  fragment Twig on Branch { id one { ...Leaf } safe: sure @include(if: $yes) { ...Leaf more: text @skip(if: $no) } }
  fragment Any on Node { __typename id ... on Leafy { ...Leaf } ... on Branch { ...Twig nodes { id ... on Leafy { sure } } } }
  fragment Other on Either { ... on Node { id ...Any } ... on Branch { either { ... on Leafy { __proto__: text } } } }`;

const PARTS = [
  'one { ...Leaf }',
  'branch: sure { ...Twig nodes { ...Any } }',
  'node { ...Any }',
  'other: node @include(if: $no) { id }',
  'nodes { ...Any }',
  'grid { ...Twig either { ...Other } }',
  'mixed { ...Other }',
  '__typename',
  '__type(name: "Leafy") { name fields { name type { kind ofType { name } } } }',
];

const LIMITS = { responseFields: 0, responseBytes: 0 };
const VARIABLES = { yes: true, no: false };
const UNLIMITED = { operationName: null, context: {} as Context, limits: LIMITS };

function parseValid(text: string): DocumentNode {
  const document = parse(text);
  const errors = validate(SCHEMA, document).filter(
    ({ message }) => !message.includes('never used'),
  );
  assert.deepEqual(errors, []);
  return document;
}

/**
 * A tree of values of every shape that resolvers may return: at once or later, whole, null, wrong
 * or failing.
 */
function createSource(random: () => number, failures: number) {
  const pick = <T>(...values: readonly T[]): T => values[Math.floor(random() * values.length)] as T;
  const later = (value: unknown): unknown => {
    if (random() < failures) {
      const error = new Error(`failed ${Math.floor(random() * 1e6)}`);
      return pick<() => unknown>(
        () => () => {
          throw error;
        },
        () => () => Promise.reject(error),
        () => error,
        () => null,
      )();
    }
    return pick<unknown>(
      value,
      () => value,
      () => Promise.resolve(value),
    );
  };
  const list = (entry: () => unknown) =>
    Array.from({ length: Math.floor(random() * 4) }, () =>
      random() < failures ? pick<unknown>(null, new Error('entry')) : entry(),
    );
  const leafy = () => ({
    __typename: 'Leafy',
    id: later(pick('1', 'x')),
    text: later(pick('a', '"', 'é')),
    sure: later(pick(1, 2)),
    list: later(list(() => 'e')),
    some: later(list(() => 1.5)),
    color: later(pick('RED', 'BLUE')),
  });
  const branch = (depth: number): object => ({
    __typename: 'Branch',
    id: later('b'),
    one: later(leafy()),
    sure: later(leafy()),
    nodes: later(depth > 0 ? list(() => any(depth - 1)) : []),
    either: later(depth > 0 ? any(depth - 1) : null),
  });
  /**
   * Entries that must not be null, each a promise: if one fails at once, graphql-js 16.15 leaves
   * the rejections of those before it unhandled, which ends a process.
   */
  const promised = (entries: readonly unknown[]) => () =>
    entries.map((entry) =>
      entry instanceof Error ? Promise.reject(entry) : Promise.resolve(entry),
    );
  const any = (depth: number) => (random() < 0.5 ? leafy() : branch(depth));
  return {
    one: later(leafy()),
    sure: later(branch(1)),
    node: later(any(2)),
    nodes: promised(list(() => any(1))),
    grid: promised(list(() => list(() => branch(1)))),
    mixed: later(list(() => any(1))),
    first: later(branch(1)),
    second: later(branch(1)),
  };
}

/** Roster's executor takes no root value: the fields of the root are resolved from this one. */
function withRoot(source: object) {
  for (const root of [SCHEMA.getQueryType(), SCHEMA.getMutationType()]) {
    for (const field of Object.values(root?.getFields() ?? {})) {
      field.resolve = (_source, args, context, info) => {
        const value = Reflect.get(source, info.fieldName);
        return typeof value === 'function' ? value(args, context, info) : value;
      };
    }
  }
}

/**
 * Returns the part of an error that does not depend on the order of events: if several errors occur
 * below one position that is null, the first of them is reported.
 */
function toEffect(data: unknown, { message, path = [], locations }: GraphQLError): string {
  let value = data;
  const nulled = path.findIndex((key) => {
    value = value === null ? null : Reflect.get(Object(value), key);
    return value === null;
  });
  const isAbove = data === null || nulled < path.length - 1;
  return JSON.stringify(
    isAbove ? path.slice(0, data === null ? 0 : nulled + 1) : { message, path, locations },
  );
}

function comparable({ data, errors = [] }: ExecutionResult) {
  const effects = new Set(errors.map((error) => toEffect(data, error)));
  return { data: JSON.stringify(data), errors: [...effects].sort() };
}

const ONES = [
  { a: 1, b: 1 },
  { a: 1, b: 1 },
];

describe('Executor', () => {
  it('returns what graphql-js returns for random values and selections', async (t) => {
    const seed = Number(process.env['SEED'] ?? Math.floor(Math.random() * 2 ** 31));
    const runs = repetitions(400);
    report(t, `SEED=${seed}: ${runs} runs`);
    const random = randomFrom(seed);
    for (let run = 0; run < runs; run += 1) {
      const parts = PARTS.filter(() => random() < 0.4);
      const text =
        random() < 0.8
          ? `query ($yes: Boolean!, $no: Boolean! = false) { __typename ${parts.join(' ')} }`
          : 'mutation ($yes: Boolean!, $no: Boolean! = false) { first { ...Twig } second { ...Twig either { ...Other } } }';
      const document = parseValid(`${text} ${FRAGMENTS}`);
      const [a, b] = [random(), run % 3 === 0 ? 0 : 0.06];
      withRoot(createSource(randomFrom(a * 2 ** 31), b));
      const expected = await execute({ schema: SCHEMA, document, variableValues: VARIABLES });
      withRoot(createSource(randomFrom(a * 2 ** 31), b));
      const request = { ...UNLIMITED, schema: SCHEMA, document, variables: VARIABLES };
      const result = await executeOperation(request);
      assert.deepEqual(comparable(result), comparable(expected), `run ${run}: ${text}`);
    }
  });

  it('leaves no rejection unhandled when a list fails at once', async () => {
    const failing = { __typename: 'Leafy', id: () => Promise.reject(new Error('later')) };
    const nodes = [failing, failing, new Error('at once'), Promise.reject(new Error('never read'))];
    withRoot({ nodes });
    const document = parseValid('{ nodes { id } }');
    const request = { ...UNLIMITED, schema: SCHEMA, document, variables: {} };
    const { data, errors = [] } = await executeOperation(request);
    assert.deepEqual([JSON.stringify(data), errors.length], ['{"nodes":null}', 1]);
    // The test runner reports unhandled rejections within this turn.
    await new Promise(setImmediate);
  });

  it('computes a field once per object, and again after writes', async () => {
    let calls = 0;
    const leafy = { __typename: 'Leafy', id: 'l', sure: () => (calls += 1) };
    withRoot({ nodes: [leafy, leafy], first: { one: leafy }, second: { one: leafy } });
    const run = async (text: string) => {
      const document = parseValid(text);
      const request = { ...UNLIMITED, schema: SCHEMA, document, variables: {} };
      return JSON.stringify((await executeOperation(request)).data);
    };
    const all = 'nodes { ... on Leafy { a: sure b: sure } }';
    assert.equal(await run(`{ x: ${all} y: ${all} }`), JSON.stringify({ x: ONES, y: ONES }));
    const written = await run('mutation { first { one { sure } } second { one { sure } } }');
    assert.equal(written, '{"first":{"one":{"sure":2}},"second":{"one":{"sure":3}}}');
  });

  it('C30: yields to the event loop during a long execution', async () => {
    const branch = { __typename: 'Branch', id: 'b', sure: { __typename: 'Leafy', sure: 1 } };
    withRoot({ grid: [Array(50_000).fill(branch)] });
    const document = parseValid('{ grid { id __typename sure { id: sure t: __typename } } }');
    const shares: number[] = [];
    // A pause of the machine is not one of the executor: the best of three runs counts.
    for (let run = 0; run < 3; run += 1) {
      let [longest, last] = [0, performance.now()];
      const timer = setInterval(() => {
        longest = Math.max(longest, performance.now() - last);
        last = performance.now();
      });
      const startedAt = performance.now();
      const request = { ...UNLIMITED, schema: SCHEMA, document, variables: {} };
      const { errors } = await executeOperation(request);
      shares.push(longest / (performance.now() - startedAt));
      clearInterval(timer);
      assert.equal(errors, undefined);
    }
    assert.ok(Math.min(...shares) < 1 / 3, shares.join());
  });

  it('resolves introspection as graphql-js does', async () => {
    const schema = createSchema();
    const document = parse(getIntrospectionQuery({ oneOf: true, specifiedByUrl: true }));
    const expected = await execute({ schema, document });
    const result = await executeOperation({ ...UNLIMITED, schema, document, variables: {} });
    assert.equal(JSON.stringify(result), JSON.stringify(expected));
  });

  it('reports what is wrong with the requested operation', async () => {
    const document = parse('query A { __typename } query B { __typename }');
    const messages = await Promise.all(
      [null, 'C', 'B'].map(async (operationName) => {
        const request = { ...UNLIMITED, schema: SCHEMA, document, variables: {}, operationName };
        const { errors = [] } = await executeOperation(request);
        return errors.map(({ message }) => message);
      }),
    );
    assert.deepEqual(messages, [
      ['Must provide operation name if query contains multiple operations.'],
      ['There is no operation of that name.'],
      [],
    ]);
  });
});
