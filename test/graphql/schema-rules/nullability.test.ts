import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { getNamedType, isNonNullType, isObjectType } from 'graphql';
import type { ProviderCosts } from '../../../src/providers/contract/costs.ts';
import { openAdapter as openActivePlatform } from '../../support/activeplatform/adapter.ts';
import { openAdapter as openOnApp } from '../../support/onapp/adapter.ts';
import {
  assertOnly,
  CONTRACT,
  type Exceptions,
  OUTPUT_FIELDS,
} from '../../support/schema/contract.ts';
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

/** Root fields that cannot fail: they need no provider. */
const WITHOUT_CALLS: Exceptions = {
  'Query.providers': 'known from the configuration',
  'Query.viewer': 'known from the credential',
};

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
    const found = NON_NULL.filter(({ parent, field }) => {
      // A list of nullable entries fails entry by entry.
      const isEntryNullable = String(field.type) === '[Node]!';
      return roots.some((root) => root === parent) && !isEntryNullable;
    });
    assertOnly(
      found.map(({ coordinate }) => coordinate),
      WITHOUT_CALLS,
    );
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
