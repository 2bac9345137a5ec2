import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { BoundedNames } from '../../src/lib/bounded-names.ts';

describe('BoundedNames', () => {
  it('distinguishes a hundred names and merges the others', () => {
    const names = new BoundedNames();
    const labels = Array.from({ length: 150 }, (_, at) => names.of(`Operation${at}`));
    assert.equal(new Set(labels).size, 101);
    assert.equal(labels[99], 'Operation99');
    assert.equal(labels[100], 'other');
    assert.equal(names.of('Operation7'), 'Operation7');
  });

  it('cuts names at a hundred characters', () => {
    assert.equal(new BoundedNames().of('x'.repeat(300)), 'x'.repeat(100));
  });

  it('has a label for operations without a name', () => {
    assert.equal(new BoundedNames().of(undefined), 'anonymous');
  });
});
