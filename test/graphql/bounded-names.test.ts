import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { BoundedNames } from '../../src/graphql/bounded-names.ts';

describe('The names of operations in metrics', () => {
  it('are told apart up to a hundred, all others are one', () => {
    const names = new BoundedNames();
    const labels = Array.from({ length: 150 }, (_, at) => names.of(`Operation${at}`));
    assert.equal(new Set(labels).size, 101);
    assert.equal(labels[99], 'Operation99');
    assert.equal(labels[100], 'other');
    assert.equal(names.of('Operation7'), 'Operation7');
  });

  it('are cut at a hundred characters', () => {
    assert.equal(new BoundedNames().of('x'.repeat(300)), 'x'.repeat(100));
  });

  it('stand for those without a name too', () => {
    assert.equal(new BoundedNames().of(undefined), 'anonymous');
  });
});
