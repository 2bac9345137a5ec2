import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  graphql,
  isNonNullType,
  isObjectType,
} from 'graphql';
import { anonymousPrincipal } from '../../../src/access/principal.ts';
import { LISTS_BY_ENTRY } from '../../../src/graphql/authorization/refused-entries.ts';
import { findMissingScopes } from '../../../src/graphql/authorization/requirements.ts';
import { createSubgraphSchema } from '../../../src/graphql/federation/subgraph.ts';
import { getSchema } from '../../../src/graphql/schema.ts';
import type { ProviderCosts } from '../../../src/providers/contract/costs.ts';
import { openAdapter as openActivePlatform } from '../../support/activeplatform/adapter.ts';
import { openAdapter as openOnApp } from '../../support/onapp/adapter.ts';
import {
  assertOnly,
  CONTRACT,
  type Exceptions,
  OUTPUT_FIELDS,
} from '../../support/schema/contract.ts';
import {
  coordinateOf,
  objectTypes,
  operationOn,
  type Step,
  stepsOf,
  type Way,
} from '../../support/schema/schema-paths.ts';
import { connectVms } from '../../support/vms/gateway.ts';

/** Nothing is sent to it. */
const url = 'http://127.0.0.1:9';
const billing = { url };

const COSTS: readonly ProviderCosts[] = [
  openActivePlatform(url).costs,
  openOnApp(url).costs,
  connectVms({ billing, admin: { url, token: 'canary-token' } }).costs,
  connectVms({ billing }).costs,
];

/** Fields that make a call, by the models of the providers. */
const LOADED = COSTS.flatMap(({ models }) => [...models.values()].flat()).flatMap((model) =>
  [...model.loaded].flatMap(([name, { reads = [] }]) =>
    reads.length > 0 ? [`${model.typename}.${name}`] : [],
  ),
);

/** Root fields that cannot fail as a whole. */
const NEVER_FAILING: Exceptions = {
  'Query.providers': 'known from the configuration',
  'Query.viewer': 'known from the credential',
  'Query.nodes': 'fails entry by entry, and Relay expects its type',
};

/** The schema as clients get it, and as routers do. */
const SCHEMAS: readonly GraphQLSchema[] = [
  getSchema(),
  createSubgraphSchema({ exposeScopes: true, composeOneOf: true }),
];

const WITHOUT_SCOPES = { ...anonymousPrincipal(true), scopes: new Set<never>() };

const rootFieldsOf = (schema: GraphQLSchema): Way[] =>
  stepsOf(schema.getQueryType() ?? assert.fail()).map((step) => [step]);

/** Returns the scopes that a caller needs to reach an object of each type, on any path to it. */
function findScopesAbove(schema: GraphQLSchema): ReadonlyMap<GraphQLObjectType, readonly string[]> {
  const roots = [schema.getQueryType(), schema.getMutationType()].filter((type) => type != null);
  const above = new Map<GraphQLObjectType, readonly string[]>(roots.map((type) => [type, []]));
  const changed = [...roots];
  // The list grows while another path needs fewer scopes.
  for (const type of changed) {
    for (const step of stepsOf(type)) {
      const scopes = [...(above.get(type) ?? []), ...scopesOf(step)];
      for (const below of objectTypes(getNamedType(step.field.type), schema)) {
        const known = above.get(below);
        const both = known?.filter((scope) => scopes.includes(scope)) ?? [...new Set(scopes)];
        if (known?.length === both.length) continue;
        above.set(below, both);
        changed.push(below);
      }
    }
  }
  return above;
}
const scopesOf = ({ field }: Step) => findMissingScopes(field, WITHOUT_SCOPES);

const NON_NULL = OUTPUT_FIELDS.filter(({ field }) => isNonNullType(field.type));

describe('Rule of the schema: nullability', () => {
  it('allows null for each field that makes a call', () => {
    assert.ok(LOADED.length > 10);
    const coordinates = NON_NULL.map(({ coordinate }) => coordinate);
    // The status of a user is `UNKNOWN` if it cannot be read.
    const found = LOADED.filter((it) => coordinates.includes(it) && !it.endsWith('User.status'));
    assert.deepEqual(found, []);
  });

  it('allows null for each root field that can fail', () => {
    const roots = [CONTRACT.getQueryType(), CONTRACT.getMutationType()];
    const found = NON_NULL.filter(({ parent }) => roots.some((root) => root === parent));
    assertOnly(
      found.map(({ coordinate }) => coordinate),
      NEVER_FAILING,
    );
  });

  it('lets no refused root field discard the others', async () => {
    const refused = SCHEMAS.flatMap((schema) =>
      rootFieldsOf(schema)
        .filter((way) => way.flatMap(scopesOf).length > 0)
        .map((way) => ({ schema, way, name: way.map(coordinateOf).join() })),
    );
    const found: string[] = [];
    for (const { schema, way, name } of refused) {
      const source = operationOn(schema, way).replace('{', '{ __typename');
      const contextValue = { caller: WITHOUT_SCOPES };
      const { data, errors } = await graphql({ schema, source, contextValue });
      assert.match(String(errors?.[0]?.message), /^Access denied/, name);
      if (data?.['__typename'] !== 'Query') found.push(name);
    }
    assert.deepEqual(found, []);
  });

  it('allows null for each field that needs more scopes than every path to its object', () => {
    const found = SCHEMAS.flatMap((schema) =>
      [...findScopesAbove(schema)].flatMap(([type, above]) =>
        stepsOf(type)
          .filter(({ field }) => isNonNullType(field.type))
          .filter((step) => scopesOf(step).some((scope) => !above.includes(scope)))
          .map(coordinateOf),
      ),
    );
    // They fail entry by entry.
    assert.deepEqual([...new Set(found)].sort(), Object.keys(LISTS_BY_ENTRY).sort());
  });

  it('allows null for each secret, whose disclosure may not be recorded', () => {
    const found = NON_NULL.filter(({ field }) => getNamedType(field.type).name === 'Secret');
    assert.deepEqual(found, []);
  });

  it('allows null for each field that needs more scopes than its object', () => {
    const guarded = OUTPUT_FIELDS.filter(
      ({ parent, field }) =>
        isObjectType(parent) &&
        (field.astNode?.directives ?? []).some(({ name }) => name.value === 'requiresScopes') &&
        ![CONTRACT.getQueryType(), CONTRACT.getMutationType()].some((root) => root === parent),
    );
    assert.ok(guarded.length > 0);
    assert.deepEqual(
      guarded.filter(({ field }) => isNonNullType(field.type)).map(({ coordinate }) => coordinate),
      [],
    );
  });
});
