import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  type GraphQLSchema,
  graphqlSync,
  isInterfaceType,
  isObjectType,
  isScalarType,
  isTypeDefinitionNode,
  Kind,
  lexicographicSortSchema,
  parse,
  print,
  printType,
  visit,
} from 'graphql';
import { anonymousPrincipal } from '../../../src/access/principal.ts';
import { ROOT_FIELDS } from '../../../src/graphql/cost/root-fields.ts';
import { createSubgraphSchema } from '../../../src/graphql/federation/subgraph.ts';
import { createSchema } from '../../../src/graphql/schema.ts';
import {
  type Compose,
  composeWithApollo,
  composeWithGuild,
} from '../../support/federation/compose.ts';
import { TICKETS_TYPE_DEFS } from '../../support/federation/tickets-subgraph.ts';
import { filesBelow, readSource } from '../../support/files/sources.ts';
import { requireText } from '../../support/values/json-property.ts';

const plain = createSchema();
const subgraph = createSubgraphSchema({ exposeScopes: true, composeOneOf: true });

/** Returns the SDL as a router reads it. */
function sdlOf(schema: GraphQLSchema): string {
  const contextValue = { caller: anonymousPrincipal(false) };
  const { data } = graphqlSync({ schema, source: '{ _service { sdl } }', contextValue });
  return requireText(data, '_service.sdl');
}

const sdl = sdlOf(subgraph);
const silent = sdlOf(createSubgraphSchema({ exposeScopes: true, composeOneOf: false }));

const subgraphOf = (text: string) => ({
  name: 'roster',
  url: 'http://127.0.0.1:1/',
  typeDefs: parse(text),
});
const roster = subgraphOf(sdl);
const tickets = { name: 'tickets', url: 'http://127.0.0.1:2/', typeDefs: TICKETS_TYPE_DEFS };

const LIBRARIES: readonly (readonly [string, Compose])[] = [
  ["the Guild's library", composeWithGuild],
  ["Apollo's library", composeWithApollo],
];

describe('Subgraph schema', () => {
  for (const [name, compose] of LIBRARIES) {
    it(`composes with ${name}, with and without another subgraph`, () => {
      assert.match(compose([roster]), /type VmsUser implements/);
      const both = compose([roster, tickets]);
      assert.match(both, /type VmsUser implements[^{]*\{[^}]*\n {2}tickets: \[Ticket!\]!/);
    });
  }

  it('describes itself as the contract does', () => {
    assert.ok(plain.description);
    assert.equal(subgraph.description, plain.description);
  });

  it('does not share Query.node', () => {
    const typeDefs = parse(`
      extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])
      type Query { node(id: ID!): Node }
      interface Node { id: ID! }
      type Other implements Node { id: ID! }
    `);
    const other = { name: 'other', url: 'http://127.0.0.1:3/', typeDefs };
    for (const [, compose] of LIBRARIES) {
      assert.throws(() => compose([roster, other]), /Non-shareable field "Query\.node"/);
    }
  });

  it('keeps @oneOf in the supergraph of every library', () => {
    for (const [name, compose] of LIBRARIES) {
      const supergraph = compose([roster, tickets]);
      assert.match(supergraph, /input UpdateUserInput[^{]*@oneOf/, name);
      assert.match(supergraph, /^directive @oneOf on INPUT_OBJECT$/m, name);
    }
  });

  it("loses @oneOf in Apollo's supergraph without @composeDirective", () => {
    assert.doesNotMatch(silent, /composeDirective|roster\.invalid/);
    const isMarked = (supergraph: string) => /input UpdateUserInput[^{]*@oneOf/.test(supergraph);
    const supergraphs = LIBRARIES.map(([, compose]) => compose([subgraphOf(silent)]));
    assert.deepEqual(supergraphs.map(isMarked), [true, false]);
  });

  it('defines each type once and extends only the schema', () => {
    const { definitions } = parse(sdl);
    assert.ok(definitions.every(({ kind }) => kind !== Kind.SCHEMA_DEFINITION));
    const extensions = definitions.filter(({ kind }) => kind.endsWith('Extension'));
    assert.deepEqual(
      extensions.map(({ kind }) => kind),
      [Kind.SCHEMA_EXTENSION],
    );
    const types = definitions.filter(isTypeDefinitionNode);
    const names = types.map(({ name }) => name.value);
    assert.deepEqual(names, [...new Set(names)]);
    const empty = types.filter(
      (type) => type.kind !== Kind.SCALAR_TYPE_DEFINITION && !/[{=]/.test(print(type)),
    );
    assert.deepEqual(empty, []);
    assert.doesNotMatch(sdl, /_service|_entities|_Entity|_Any|federation__/);
  });

  it('links federation v2.5 and uses no newer directive', () => {
    const [, linked] = /federation\/v2\.5", import: \[([^\]]*)\]/.exec(sdl) ?? [];
    assert.deepEqual(linked?.match(/@\w+/g)?.toSorted(), [
      '@authenticated',
      '@composeDirective',
      '@key',
      '@requiresScopes',
      '@shareable',
    ]);
    const used = new Set<string>();
    visit(parse(sdl), { Directive: ({ name }) => void used.add(name.value) });
    const known = ['link', 'oneOf', 'secret', 'specifiedBy', 'deprecated'];
    const foreign = [...used].filter((name) => !known.includes(name)).map((name) => `@${name}`);
    assert.deepEqual(
      foreign.filter((name) => !linked?.includes(name)),
      [],
    );
  });

  it('has a key for users, cameras and intercoms', () => {
    const keyed = [...sdl.matchAll(/^(?:type|interface) (\w+)[^{]*@key\(fields: "id"\)/gm)];
    assert.deepEqual(keyed.map(([, name]) => name).sort(), [...entityTypes(), 'User'].sort());
  });

  it('offers exactly those types as entities', () => {
    const union = subgraph.getType('_Entity');
    assert.equal(union && printType(union), `union _Entity = ${entityTypes().join(' | ')}`);
  });

  it('equals the plain schema and adds two fields to Query', () => {
    const sorted = lexicographicSortSchema(subgraph);
    const types = Object.values(lexicographicSortSchema(plain).getTypeMap());
    const differing = types.filter((type) => {
      const counterpart = sorted.getType(type.name);
      return counterpart === undefined || printType(counterpart) !== printType(type);
    });
    assert.deepEqual(differing.map(String), ['Query']);
    const fieldsOf = (schema: GraphQLSchema) =>
      Object.keys(schema.getQueryType()?.getFields() ?? {});
    assert.deepEqual(fieldsOf(subgraph), [...fieldsOf(plain), '_entities', '_service']);
  });

  it('resolves fields and parses scalars as the plain schema does', () => {
    const added = ['Query._entities', 'Query._service', '_Service.sdl'];
    assert.deepEqual(resolvedIn(subgraph), [...resolvedIn(plain), ...added].sort());
    for (const type of Object.values(plain.getTypeMap()).filter(isScalarType)) {
      const counterpart = subgraph.getType(type.name);
      assert.ok(isScalarType(counterpart));
      assert.equal(counterpart.serialize, type.serialize, type.name);
      assert.equal(counterpart.parseValue, type.parseValue, type.name);
      assert.equal(counterpart.parseLiteral, type.parseLiteral, type.name);
    }
  });

  it('has a plan for every root field except _service', () => {
    const roots = [subgraph.getQueryType(), subgraph.getMutationType()].flatMap((type) =>
      Object.keys(type?.getFields() ?? {}).map((field) => `${type}.${field}`),
    );
    assert.deepEqual([...Object.keys(ROOT_FIELDS), 'Query._service'].sort(), roots.sort());
  });

  it('keeps the files of the contract free of federation', () => {
    const marked = filesBelow('schema', '.graphql').filter((file) =>
      /@(?:key|link|shareable|interfaceObject)\b/.test(readSource(file)),
    );
    assert.deepEqual(marked, []);
  });
});

function entityTypes(): string[] {
  const user = plain.getType('User');
  assert.ok(isInterfaceType(user));
  const users = plain.getPossibleTypes(user).map(({ name }) => name);
  return [...users, 'Camera', 'Intercom'].sort();
}

/** Returns the fields with a resolver of their own: `Query.user`. */
function resolvedIn(schema: GraphQLSchema): string[] {
  return Object.values(schema.getTypeMap())
    .filter(isObjectType)
    .flatMap((type) => Object.values(type.getFields()).map((field) => ({ type, field })))
    .filter(({ field }) => field.resolve !== undefined)
    .map(({ type, field }) => `${type.name}.${field.name}`)
    .sort();
}
