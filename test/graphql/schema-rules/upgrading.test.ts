import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  buildSchema,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  isSpecifiedScalarType,
} from 'graphql';
import { readSource } from '../../support/files/sources.ts';
import { CONTRACT } from '../../support/schema/contract.ts';

/** The last schema of version 0.1. */
const OLD = buildSchema(readSource('test/fixtures/schema-0.1.graphql'));

/** The sections about the schema, without those about HTTP and packages. */
const [GUIDE = ''] = readSource('docs/upgrading.md').split('\n## HTTP');

/** The rows of all tables: what was, and what is. */
const ROWS = GUIDE.split('\n')
  .filter((line) => line.startsWith('| ') && !line.startsWith('| 0.1'))
  .map((line) => line.split(' | '))
  .map(([before = '', ...after]) => ({ before, after: after.join(' | ') }));

/** Returns every type, and every field, argument, value and field of an input below its type. */
function namesOf(schema: GraphQLSchema): ReadonlySet<string> {
  const types = Object.values(schema.getTypeMap()).filter(
    (type) => !type.name.startsWith('__') && !isSpecifiedScalarType(type),
  );
  return new Set(
    types.flatMap((type) => {
      if (isEnumType(type))
        return [type.name, ...type.getValues().map((it) => `${type.name}.${it.name}`)];
      if (isInputObjectType(type))
        return [type.name, ...Object.keys(type.getFields()).map((it) => `${type.name}.${it}`)];
      if (!isObjectType(type) && !isInterfaceType(type)) return [type.name];
      const fields = Object.values(type.getFields()).flatMap((field) => [
        `${type.name}.${field.name}`,
        ...field.args.map((arg) => `${type.name}.${field.name}.${arg.name}`),
      ]);
      return [type.name, ...fields];
    }),
  );
}

const NEW_NAMES = namesOf(CONTRACT);

/** Names that 0.2 lacks; the parts of a type that it lacks go with the type. */
const LOST = [...namesOf(OLD)].filter((name) => {
  const [type = ''] = name.split('.');
  return !NEW_NAMES.has(name) && (name === type || NEW_NAMES.has(type));
});

/** Returns the names in backticks of a cell: `VmsUser.cameraAccess` gives both words, too. */
const wordsIn = (cell: string): ReadonlySet<string> =>
  new Set([...cell.matchAll(/`([^`]+)`/g)].flatMap(([, code = '']) => code.split(/[^\w]+/)));

/** Returns whether a row maps a name: it names its last part, in the words of the page. */
const isMapped = (name: string) =>
  ROWS.some(({ before }) => wordsIn(before).has(name.split('.').at(-1) ?? ''));

describe('Upgrading from 0.1', () => {
  it('maps every public name that 0.2 lacks', () => {
    assert.deepEqual(
      LOST.filter((name) => !isMapped(name)),
      [],
    );
  });

  it('maps to names that 0.2 has', () => {
    assert.ok(ROWS.length > 5);
    const missing = ROWS.flatMap(({ after }) =>
      [...after.matchAll(/`([A-Z]\w+(?:\.\w+)+)/g)].map(([, name = '']) => name),
    ).filter((name) => !NEW_NAMES.has(name));
    assert.deepEqual(missing, []);
  });
});
