import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { median, pairedRatio, percentile } from '../../bench/statistics.ts';

describe('median', () => {
  it('returns the middle value of an odd number of values', () => {
    assert.equal(median([9, 1, 10]), 9);
  });

  it('returns the mean of the two middle values otherwise', () => {
    assert.equal(median([4, 1, 100, 2]), 3);
  });

  it('is NaN without values', () => {
    assert.equal(median([]), Number.NaN);
  });
});

describe('percentile', () => {
  const values = Array.from({ length: 100 }, (_none, n) => 100 - n);

  it('returns the value that the share does not exceed', () => {
    assert.deepEqual([percentile(values, 0.5), percentile(values, 0.99)], [50, 99]);
  });

  it('returns the extreme values at the ends', () => {
    assert.deepEqual([percentile(values, 0), percentile(values, 1)], [1, 100]);
  });

  it('is NaN without values', () => {
    assert.equal(percentile([], 0.5), Number.NaN);
  });
});

describe('pairedRatio', () => {
  it('ignores a turn that was slow for both', () => {
    assert.equal(pairedRatio([2, 20, 2], [1, 10, 1]), 2);
  });

  it('ignores one turn that was slow for one', () => {
    assert.equal(pairedRatio([2, 50, 2], [1, 1, 1]), 2);
  });
});
