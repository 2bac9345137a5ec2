import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { MalformedBodyError } from '../../../src/upstream/response/contract.ts';
import { isNestedTooDeep, readJson } from '../../../src/upstream/response/json-body.ts';

const nested = (levels: number, inside: string) =>
  `${'['.repeat(levels)}${inside}${']'.repeat(levels)}`;

const LONG = 'a'.repeat(100_000);

describe('isNestedTooDeep', () => {
  it('D15: refuses a text deeper than any document before parsing', () => {
    assert.equal(isNestedTooDeep(nested(1_000_000, '')), true);
    assert.equal(isNestedTooDeep(nested(129, JSON.stringify(LONG))), true);
    assert.equal(isNestedTooDeep(nested(128, JSON.stringify(LONG))), false);
    assert.throws(() => readJson(nested(1_000_000, '')), MalformedBodyError);
  });

  it('does not count brackets in strings', () => {
    const odd = ['['.repeat(200), '\\"[[', `"${'{'.repeat(200)}`, '\\\\', `${LONG}\\`];
    const text = JSON.stringify({ odd, more: { list: Array(2000).fill([{}]) } });
    assert.equal(isNestedTooDeep(text), false);
    assert.deepEqual(readJson(text), JSON.parse(text));
  });

  it('accepts any depth in a short text', () => {
    assert.equal(isNestedTooDeep(nested(1000, '1')), false);
  });
});
