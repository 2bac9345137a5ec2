import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { getNamedType, isEnumType, isInputObjectType } from 'graphql';
import {
  assertOnly,
  CONTRACT,
  type Exceptions,
  INPUT_FIELDS,
  OUTPUT_FIELDS,
} from '../../support/schema/contract.ts';

/** Enums that have all values that there can ever be. */
const CLOSED: Exceptions = {
  RetryAction: 'a client has to know every step that it can be advised',
  WriteState: 'a write took effect, did not, or may have',
};

const enumsOf = (fields: readonly { readonly field: (typeof OUTPUT_FIELDS)[number]['field'] }[]) =>
  new Set(fields.map(({ field }) => getNamedType(field.type)).filter(isEnumType));

const OUTPUT = enumsOf(OUTPUT_FIELDS);

const INPUT = new Set(
  [
    ...INPUT_FIELDS.map(({ field }) => field.type),
    ...OUTPUT_FIELDS.flatMap(({ field }) => field.args.map(({ type }) => type)),
  ]
    .map(getNamedType)
    .filter(isEnumType),
);

describe('Rule of the schema: enums', () => {
  it('are of outputs or of inputs, never both', () => {
    assert.deepEqual(
      [...OUTPUT].filter((type) => INPUT.has(type)).map(({ name }) => name),
      [],
    );
  });

  it('of outputs say that values may be added', () => {
    assert.ok(OUTPUT.size > 0);
    const silent = [...OUTPUT].filter(
      ({ description }) => !description?.replaceAll(/\s+/g, ' ').includes('Values may be added.'),
    );
    assertOnly(
      silent.map(({ name }) => name),
      CLOSED,
    );
  });

  it('have at least one value', () => {
    for (const type of [...OUTPUT, ...INPUT]) assert.ok(type.getValues().length > 0, type.name);
  });
});

describe('Rule of the schema: inputs with @oneOf', () => {
  it('say that exactly one field must be set', () => {
    const types = Object.values(CONTRACT.getTypeMap()).filter(isInputObjectType);
    const oneOf = types.filter(({ isOneOf }) => isOneOf);
    assert.ok(oneOf.length > 0);
    const silent = oneOf.filter(
      ({ description }) => !description?.includes('Exactly one field must be set'),
    );
    assert.deepEqual(
      silent.map(({ name }) => name),
      [],
    );
  });
});
