import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { sanitizeMessage } from '../../../src/graphql/errors/sanitize-error-message.ts';

/** Messages of graphql-js 16.15, each with a value that may be a secret. */
const SENTENCES: readonly (readonly [string, string])[] = [
  [
    'Boolean cannot represent a non boolean value: "HUNTER2"',
    'Boolean cannot represent the value.',
  ],
  [
    'Enum "VmsUserStatus" cannot represent non-enum value: "HUNTER2".',
    'The value does not exist in "VmsUserStatus" enum.',
  ],
  ['Unknown operation named "HUNTER2".', 'There is no operation of that name.'],
  ['Expected value of type "JSON", found "HUNTER2".', 'Expected value of type "JSON".'],
  ['Syntax Error: Expected Name, found String "HUNTER2".', 'Syntax Error: Expected Name.'],
  ['Syntax Error: Unexpected Name "HUNTER2".', 'Syntax Error: Unexpected Name.'],
  ['Syntax Error: Unexpected <EOF>.', 'Syntax Error: Unexpected <EOF>.'],
];

describe('sanitizeMessage', () => {
  for (const [said, kept] of SENTENCES) {
    it(`removes the value from ${said.slice(0, 60)}…`, () => {
      assert.equal(sanitizeMessage(said), kept);
    });
  }

  it('keeps messages that quote only names of the schema', () => {
    const said = 'Cannot query field "usr" on type "Query".';
    assert.equal(sanitizeMessage(said), said);
  });
});
