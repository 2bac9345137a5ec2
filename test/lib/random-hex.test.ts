import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { randomHex } from '../../src/lib/random-hex.ts';

describe('randomHex', () => {
  it('returns two digits for each byte', () => {
    assert.match(randomHex(8), /^[\da-f]{16}$/);
    assert.match(randomHex(16), /^[\da-f]{32}$/);
  });

  it('never returns the same bytes again', () => {
    const ids = Array.from({ length: 5000 }, () => randomHex(8));
    assert.equal(new Set(ids).size, ids.length);
    // Overlapping ids would share a half.
    const halves = ids.flatMap((id) => [id.slice(0, 8), id.slice(8)]);
    assert.ok(new Set(halves).size > halves.length - 10);
  });
});
