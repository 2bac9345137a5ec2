import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { NoDocument } from '../../src/upstream/contract.ts';
import { readJson } from '../../src/upstream/json-body.ts';
import { isNestedTooDeep } from '../../src/upstream/json-nesting.ts';

const nested = (levels: number, inside: string) =>
  `${'['.repeat(levels)}${inside}${']'.repeat(levels)}`;

const LONG = 'a'.repeat(100_000);

describe('The nesting of a long text', () => {
  it('D15: is refused where it is deeper than any document, before it is parsed', () => {
    assert.equal(isNestedTooDeep(nested(1_000_000, '')), true);
    assert.equal(isNestedTooDeep(nested(129, JSON.stringify(LONG))), true);
    assert.equal(isNestedTooDeep(nested(128, JSON.stringify(LONG))), false);
    assert.throws(() => readJson(nested(1_000_000, '')), NoDocument);
  });

  it('is that of brackets, and not of brackets in strings', () => {
    const odd = ['['.repeat(200), '\\"[[', `"${'{'.repeat(200)}`, '\\\\', `${LONG}\\`];
    const text = JSON.stringify({ odd, more: { list: Array(2000).fill([{}]) } });
    assert.equal(isNestedTooDeep(text), false);
    assert.deepEqual(readJson(text), JSON.parse(text));
  });

  it("is nobody's concern in a short one", () => {
    assert.equal(isNestedTooDeep(nested(1000, '1')), false);
  });
});
