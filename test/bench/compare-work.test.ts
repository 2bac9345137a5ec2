import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { findWorse } from '../../bench/compare-work.ts';

const COMMITTED = { 'one user': { calls: 1000, kb: 100 } };

describe('findWorse', () => {
  it('accepts figures up to a tenth worse', () => {
    assert.deepEqual(findWorse(COMMITTED, { 'one user': { calls: 1099, kb: 50 } }), []);
  });

  it('returns the figures that are more than a tenth worse', () => {
    assert.deepEqual(findWorse(COMMITTED, { 'one user': { calls: 1000, kb: 111 } }), [
      { operation: 'one user', figure: 'kb', committed: 100, measured: 111 },
    ]);
  });

  it('returns committed figures that were not measured', () => {
    assert.deepEqual(
      findWorse(COMMITTED, {}).map(({ figure }) => figure),
      ['calls', 'kb'],
    );
    assert.equal(findWorse(COMMITTED, { 'one user': { calls: Number.NaN, kb: 1 } }).length, 1);
  });

  it('returns measured figures that are not committed', () => {
    const measured = { ...COMMITTED, 'an update': { calls: 1, kb: 1 } };
    assert.deepEqual(
      findWorse(COMMITTED, measured).map(({ operation }) => operation),
      ['an update', 'an update'],
    );
  });
});
