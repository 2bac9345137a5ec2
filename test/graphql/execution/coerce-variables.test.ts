import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { getVariableValues, Kind, parse } from 'graphql';
import { coerceVariables } from '../../../src/graphql/execution/coerce-variables.ts';
import { createSchema } from '../../../src/graphql/schema.ts';
import { withCpuTime } from '../../support/values/cpu-time.ts';

const SCHEMA = createSchema();

function definitionsOf(query: string) {
  const [operation] = parse(query).definitions;
  if (operation?.kind !== Kind.OPERATION_DEFINITION) throw new Error('Not an operation.');
  return operation.variableDefinitions ?? [];
}

const UPDATE = definitionsOf('mutation ($input: UpdateUserInput!) { __typename }');

function messagesOf(definitions: typeof UPDATE, inputs: Record<string, unknown>): string[] {
  const coerced = coerceVariables(SCHEMA, definitions, inputs);
  return 'errors' in coerced ? coerced.errors.map(({ message }) => message) : [];
}

describe('coerceVariables', () => {
  const REJECTED_INPUTS: readonly (readonly [string, unknown, string])[] = [
    [
      'a value of another type',
      { onApp: { id: '1', email: { x: 'HUNTER2' } } },
      'Variable "$input" got an invalid value at "input.onApp.email". String cannot represent the value.',
    ],
    [
      'an unknown enum value',
      { vmsBilling: { user: { login: { login: 'a' } }, status: 'HUNTER2' } },
      'Variable "$input" got an invalid value at "input.vmsBilling.status". The value does not exist in "VmsUserStatusInput" enum.',
    ],
    [
      'a missing field',
      { vmsBilling: { password: 'HUNTER2; at' } },
      'Variable "$input" got an invalid value at "input.vmsBilling". Field "user" of required type "VmsUserRef!" was not provided.',
    ],
    [
      'an unknown field',
      { HUNTER2: 1, onApp: { id: '1' } },
      'Variable "$input" got an invalid value. Field "HUNTER2" is not defined by type "UpdateUserInput".',
    ],
    [
      'an entry of a list',
      { onApp: { id: '1', roleIds: ['2', ['HUNTER2']] } },
      'Variable "$input" got an invalid value at "input.onApp.roleIds[1]". ID cannot represent the value.',
    ],
    ['null', null, 'Variable "$input" of non-null type "UpdateUserInput!" must not be null.'],
  ];
  for (const [what, input, message] of REJECTED_INPUTS) {
    it(`reports where ${what} is, without the value`, () => {
      assert.equal(messagesOf(UPDATE, { input })[0], message);
    });
  }

  it('refuses a missing variable', () => {
    const message = 'Variable "$input" of required type "UpdateUserInput!" was not provided.';
    assert.deepEqual(messagesOf(UPDATE, {}), [message]);
  });

  it('reports four errors and that there are more', () => {
    const wrong = Object.fromEntries(Array.from({ length: 50 }, (_none, at) => [`k${at}`, 1]));
    const messages = messagesOf(UPDATE, { input: wrong });
    assert.equal(messages.length, 5);
    assert.equal(messages[4], 'There are more errors in the variables.');
  });

  it('C24: takes time that grows with the length of a key', async () => {
    const cost = (length: number) => {
      const key = 'Value "'.repeat(length / 7);
      return withCpuTime(() => messagesOf(UPDATE, { input: { [key]: 1, onApp: { id: '1' } } }));
    };
    await cost(7000);
    // It took 1.8 s before.
    assert.ok((await cost(64_000)).cpuMs < 300);
  });

  it('accepts what graphql-js accepts, with the same values', () => {
    const definitions = definitionsOf(
      'query ($a: Int = 3, $b: [ID!], $c: DateTime, $d: UserMatch, $__proto__: String) { __typename }',
    );
    for (const inputs of [
      {},
      { a: null, b: 'x', c: '2016-10-03T07:06:38Z' },
      { b: [1, '2'], d: { email: 'a@b' } },
      JSON.parse('{"__proto__": "own"}'),
    ]) {
      const expected = getVariableValues(SCHEMA, definitions, inputs);
      const coerced = coerceVariables(SCHEMA, definitions, inputs);
      assert.ok('variables' in coerced);
      assert.deepEqual(
        JSON.stringify(Object.entries(coerced.variables)),
        JSON.stringify(Object.entries(expected.coerced ?? {})),
      );
    }
  });
});
