import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { describe, it } from 'node:test';
import {
  buildASTSchema,
  buildSchema,
  Kind,
  lexicographicSortSchema,
  parse,
  print,
  printSchema,
} from 'graphql';
import { readTypeDefs } from '../../src/graphql/schema.ts';
import { toReadingOrder } from '../../tools/reading-order.ts';
import { ROOT, readSource } from '../support/files/sources.ts';

const PRINTED = readSource('src/generated/schema.graphql');

/** Returns the names of the definitions, in order. */
const namesOf = (sdl: string) =>
  parse(sdl).definitions.map((it) => {
    if (it.kind === Kind.SCHEMA_DEFINITION) return 'schema';
    return 'name' in it ? it.name?.value : undefined;
  });

const order = (files: Readonly<Record<string, string>>) =>
  namesOf(
    print(
      toReadingOrder(Object.entries(files).map(([name, sdl]) => ({ name, document: parse(sdl) }))),
    ),
  );

describe('Reading order of the schema', () => {
  it('begins with the schema and its roots and ends with inputs, scalars and directives', () => {
    const files = {
      'base.graphql':
        'scalar S schema { query: Query } enum Sort { A } input I { a: Sort } type Query { u: U } interface N { s: S }',
      'access.graphql': 'directive @d on OBJECT',
      'providers/a.graphql': 'extend enum Kind { A } type A { k: Kind }',
      'device.graphql': 'type Camera { s: S }',
      'user.graphql': 'interface U { s: S } enum Kind',
      'update-user.graphql': 'type Mutation { a(i: I): R } union R = A',
    };
    const expected = [
      'schema',
      'Query',
      'Mutation',
      'U',
      'Kind',
      'R',
      'Camera',
      'N',
      'A',
      'Sort',
      'I',
      'S',
      'd',
    ];
    assert.deepEqual(order(files), expected);
    assert.deepEqual(order(Object.fromEntries(Object.entries(files).reverse())), expected);
  });

  it('loses nothing of the contract', () => {
    const contract = buildASTSchema(parse(readTypeDefs().join('\n')));
    const toText = (schema: typeof contract) => printSchema(lexicographicSortSchema(schema));
    assert.equal(toText(buildSchema(PRINTED)), toText(contract));
    const directives = (text: string) => (text.match(/@[a-z]\w+\(?/gi) ?? []).sort();
    assert.deepEqual(directives(PRINTED), directives(readTypeDefs().join('\n')));
  });

  it('begins the printed schema with its description, Query, Mutation and User', () => {
    assert.deepEqual(namesOf(PRINTED).slice(0, 4), ['schema', 'Query', 'Mutation', 'User']);
  });

  it('is what the command schema prints', () => {
    const { stdout } = spawnSync(process.execPath, ['bin/roster.js', 'schema'], {
      cwd: ROOT,
      encoding: 'utf8',
    });
    assert.equal(stdout, PRINTED);
  });
});
