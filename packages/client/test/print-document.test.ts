import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { buildSchema, type DocumentNode, Kind, parse, print } from 'graphql';
import { readSource } from '../../../test/support/files/sources.ts';
import { randomFrom, randomOperation } from '../../../test/support/schema/random-operation.ts';
import * as documents from '../src/generated/documents.ts';
import { printDocument } from '../src/print-document.ts';

const EVERYTHING = `
query Every($a: [ID!]! = ["x", "\\"\\n\\u00e9"] @x, $b: Input = { c: 1.5, d: { e: null, f: [ON, true] } }) @live(if: false) {
  alias: field(id: $a, other: -3) @include(if: $b) { ...One @skip(if: true) ... on Type @d { id } ... @e { id } ... { id } }
  long(first: 1000000000, second: "a text that is long enough", third: [1, 2, 3, 4, 5], fourth: $b) { id }
}
fragment One on Type @f(g: "h") { id }
mutation { m }
subscription S { s }
{ anonymous }
query ($only: Int) { q }`;

describe('printDocument', () => {
  it('prints every part of an operation as graphql does', () => {
    const document = parse(EVERYTHING);
    assert.equal(printDocument(document), print(document));
  });

  it('prints the documents of the package as graphql does', () => {
    const all = Object.values(documents);
    assert.ok(all.length >= 10);
    for (const document of all) assert.equal(printDocument(document), print(document));
  });

  it('prints random operations as graphql does', () => {
    const schema = buildSchema(readSource('src/generated/schema.graphql'));
    const random = randomFrom(5);
    const roots = ['user(id: "vms/user/5")', 'users(provider: "onapp", first: 3)', 'providers'];
    for (let round = 0; round < 50; round += 1) {
      const document = parse(randomOperation(schema, { random, roots, args: {} }));
      assert.equal(printDocument(document), print(document));
    }
  });

  it('prints a block string with the same value', () => {
    const document = parse('{ f(text: """\n  one\n    two "quoted" \\\\n\n""") }');
    assert.deepEqual(argumentOf(parse(printDocument(document))), argumentOf(document));
  });
});

/** Returns the text of the only argument of the only field. */
function argumentOf({ definitions: [operation] }: DocumentNode): string {
  assert.ok(operation?.kind === Kind.OPERATION_DEFINITION);
  const [field] = operation.selectionSet.selections;
  assert.ok(field?.kind === Kind.FIELD);
  const value = field.arguments?.[0]?.value;
  assert.ok(value?.kind === Kind.STRING);
  return value.value;
}
