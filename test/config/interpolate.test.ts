import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { interpolate } from '../../src/config/interpolate.ts';

const ENVIRONMENT = { NAME: 'value', EMPTY: '' };

/** The result of each text; the problems of those that are not valid are tested with the other mistakes. */
const RESULTS: Readonly<Record<string, string>> = {
  '${NAME}': 'value',
  'a ${NAME} b ${NAME}': 'a value b value',
  '${NAME:-default}': 'value',
  '${EMPTY:-default}': 'default',
  '${ABSENT:-default}': 'default',
  '${ABSENT:-}': '',
  '${EMPTY-default}': '',
  '${ABSENT-default}': 'default',
  '${ABSENT:-https://host:1/path}': 'https://host:1/path',
  '$${NAME}': '${NAME}',
  'costs $5': 'costs $5',
};

describe('References in a configuration', () => {
  for (const [text, expected] of Object.entries(RESULTS)) {
    it(`are replaced as by Compose: ${text}`, () => {
      const { text: replaced, problems, isReference } = interpolate(text, ENVIRONMENT);
      assert.deepEqual([replaced, problems], [expected, []]);
      assert.equal(isReference, /(?<!\$)\$\{/.test(text));
    });
  }
});
