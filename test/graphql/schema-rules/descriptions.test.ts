import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  isScalarType,
  isSpecifiedScalarType,
} from 'graphql';
import { CONTRACT, INPUT_FIELDS, OUTPUT_FIELDS } from '../../support/schema/contract.ts';

interface Described {
  readonly name: string;
  readonly text: string;
}

const toDescribed = (name: string, text: string | null | undefined): Described => ({
  name,
  text: text?.replaceAll(/\s+/g, ' ') ?? '',
});

const TYPES = Object.values(CONTRACT.getTypeMap()).filter(
  (type) => !type.name.startsWith('__') && !isSpecifiedScalarType(type),
);

const DESCRIBED: readonly Described[] = [
  toDescribed('schema', CONTRACT.description),
  ...TYPES.map((type) => toDescribed(type.name, type.description)),
  ...[...OUTPUT_FIELDS, ...INPUT_FIELDS].map(({ coordinate, field }) =>
    toDescribed(coordinate, field.description),
  ),
  ...OUTPUT_FIELDS.flatMap(({ coordinate, field }) =>
    field.args.map((arg) => toDescribed(`${coordinate}.${arg.name}`, arg.description)),
  ),
  ...TYPES.filter(isEnumType).flatMap((type) =>
    type.getValues().map((value) => toDescribed(`${type.name}.${value.name}`, value.description)),
  ),
  ...CONTRACT.getDirectives()
    .filter(({ astNode }) => astNode !== undefined && astNode !== null)
    .map(({ name, description }) => toDescribed(`@${name}`, description)),
];

/** Files, folders and documents that only contributors have. */
const INTERNAL =
  /\b(?:docs|src|test|schema)\/|\.(?:md|ts|graphql|yml)\b|fact sheet|\bTODO\b|section \d/i;

describe('Rule of the schema: descriptions', () => {
  it('introduce the schema by its root fields', () => {
    for (const name of ['findUsers', 'users', 'user', 'node', 'updateUser', 'providers']) {
      assert.ok(CONTRACT.description?.includes(`\`${name}\``), name);
    }
  });

  it('are sentences', () => {
    const others = DESCRIBED.filter(({ text }) => text !== '' && !/^[A-Z`].*[.:]$/.test(text));
    assert.deepEqual(others, []);
  });

  it('name no files and no documents of contributors', () => {
    assert.deepEqual(
      DESCRIBED.filter(({ text }) => INTERNAL.test(text)),
      [],
    );
  });

  it('name only fields, types, values and directives that exist', () => {
    const missing = DESCRIBED.flatMap(({ name, text }) =>
      [...text.matchAll(/`([A-Z]\w+)\.(\w+)`/g)]
        .filter(([, type = '', part = '']) => !hasPart(type, part))
        .map(([reference]) => ({ name, reference })),
    );
    assert.deepEqual(missing, []);
  });

  it('have a source for each scalar, and a reason for each deprecation', () => {
    for (const type of TYPES.filter(isScalarType)) assert.ok(type.specifiedByURL, type.name);
    for (const { coordinate, field } of [...OUTPUT_FIELDS, ...INPUT_FIELDS]) {
      if (field.deprecationReason == null) continue;
      assert.match(field.deprecationReason, /^[A-Z].*\.$/, coordinate);
    }
  });
});

function hasPart(name: string, part: string): boolean {
  const type = CONTRACT.getType(name);
  if (isEnumType(type)) return type.getValue(part) !== undefined;
  const hasFields = isObjectType(type) || isInterfaceType(type) || isInputObjectType(type);
  return hasFields && part in type.getFields();
}
