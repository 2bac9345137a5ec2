import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Lane } from '../../../src/request/lane.ts';
import { toRates } from '../../../src/upstream/policies/to-rates.ts';
import { type BudgetRates, TokenBucket } from '../../../src/upstream/policies/token-bucket.ts';

function rates(perSecond: number, burst = 1, bulkShare = 0.5, parts = 1): BudgetRates {
  const found = toRates({ perSecond, burst, bulkShare }, parts);
  assert.ok(found !== undefined);
  return found;
}

/** Takes every token of ten seconds that is there, and returns their number. */
function takeAll(bucket: TokenBucket, lane: Lane, given: BudgetRates): number {
  let taken = 0;
  for (let now = 0; now < 10_000; now += 1) if (bucket.take(lane, given, now) === 0) taken += 1;
  return taken;
}

describe('A token bucket', () => {
  it('gives as many tokens as its rate, and the burst', () => {
    // A token that is taken up to 5 ms late is not lost, so one more is due at the start.
    assert.equal(takeAll(new TokenBucket(), 'interactive', rates(50)), 501);
    assert.equal(takeAll(new TokenBucket(), 'interactive', rates(50, 10)), 510);
    assert.equal(takeAll(new TokenBucket(), 'interactive', rates(0.5)), 6);
  });

  it('gives the share of one of several processes', () => {
    assert.equal(takeAll(new TokenBucket(), 'interactive', rates(48, 1, 0.5, 3)), 161);
  });

  it('returns the time until the next token', () => {
    const bucket = new TokenBucket();
    assert.equal(bucket.take('interactive', rates(50), 0), 0);
    assert.equal(bucket.take('interactive', rates(50), 5), 10);
  });

  it('keeps the rate if tokens are taken a little late', () => {
    const bucket = new TokenBucket();
    let taken = 0;
    for (let now = 0; now < 10_000; now += 23) {
      while (bucket.take('interactive', rates(50), now) === 0) taken += 1;
    }
    assert.ok(taken >= 434, `${taken}`);
  });

  it('limits bulk calls to their share', () => {
    const bucket = new TokenBucket();
    assert.equal(takeAll(bucket, 'bulk', rates(50, 1, 0.2)), 101);
  });

  it('counts bulk calls for all calls too', () => {
    const bucket = new TokenBucket();
    assert.equal(bucket.take('bulk', rates(50), 0), 0);
    assert.equal(bucket.take('interactive', rates(50), 0), 15);
  });

  it('applies another rate from the next token on', () => {
    const bucket = new TokenBucket();
    assert.equal(bucket.take('interactive', rates(1), 0), 0);
    assert.equal(bucket.take('interactive', rates(100), 1), 994);
    assert.equal(bucket.take('interactive', rates(100), 1000), 0);
    assert.equal(bucket.take('interactive', rates(100), 1001), 4);
  });
});
