import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { CircuitBreaker, type Outcome } from '../../../src/upstream/policies/circuit-breaker.ts';

/** Creates a breaker with a clock that the test moves. */
function breakerAt(minCalls = 4, openMs = 1000) {
  let now = 1_000_000;
  const breaker = new CircuitBreaker({ minCalls, openMs }, () => now);
  return {
    breaker,
    wait: (ms: number) => {
      now += ms;
    },
    /** Makes calls with these outcomes. Fails if one is not admitted. */
    make: (...verdicts: Outcome[]) => {
      for (const verdict of verdicts) {
        const report = breaker.admit();
        assert.ok(report !== undefined, 'not let through');
        report(verdict);
      }
    },
  };
}

describe('CircuitBreaker', () => {
  it('opens if half of enough calls failed', () => {
    const { breaker, make } = breakerAt(4);
    make('ill', 'ill', 'well');
    assert.equal(breaker.state, 'closed');
    make('well');
    assert.equal(breaker.state, 'closed', 'a call that ends well opens nothing');
    make('ill');
    assert.equal(breaker.state, 'open');
    assert.equal(breaker.admit(), undefined);
  });

  it('stays closed if fewer than half failed', () => {
    const { breaker, make } = breakerAt(4);
    for (let n = 0; n < 100; n += 1) make('well', 'well', 'ill');
    assert.equal(breaker.state, 'closed');
  });

  it('does not count cancelled calls', () => {
    const { breaker, make } = breakerAt(2);
    for (let n = 0; n < 50; n += 1) make('neither');
    assert.equal(breaker.state, 'closed');
  });

  it('does not count calls older than ten seconds', () => {
    const { breaker, make, wait } = breakerAt(4);
    make('ill', 'ill', 'ill');
    wait(11_000);
    make('ill');
    assert.equal(breaker.state, 'closed');
  });

  it('D35: admits one call at a time after the open time', () => {
    const { breaker, make, wait } = breakerAt(2, 1000);
    make('ill', 'ill');
    wait(999);
    assert.equal(breaker.admit(), undefined);
    assert.equal(breaker.waitMs, 1);
    wait(1);
    const report = breaker.admit();
    assert.ok(report !== undefined);
    assert.deepEqual([breaker.state, breaker.admit()], ['probing', undefined]);
    report('well');
    assert.equal(breaker.state, 'closed');
    make('well');
  });

  it('stays open for as long again if that call fails', () => {
    const { breaker, make, wait } = breakerAt(2, 1000);
    make('ill', 'ill');
    wait(1000);
    make('ill');
    assert.equal(breaker.waitMs, 1000);
  });

  it('tries the next call at once if that one was cancelled', () => {
    const { breaker, make, wait } = breakerAt(2, 1000);
    make('ill', 'ill');
    wait(1000);
    make('neither');
    assert.equal(breaker.state, 'open');
    make('well');
    assert.equal(breaker.state, 'closed');
  });

  it('ignores the outcomes of calls from before it opened', () => {
    const { breaker, make, wait } = breakerAt(2, 1000);
    const [early, late] = [breaker.admit(), breaker.admit()];
    make('ill', 'ill');
    wait(1000);
    const probe = breaker.admit();
    early?.('well');
    late?.('ill');
    assert.equal(breaker.state, 'probing');
    probe?.('well');
    assert.equal(breaker.state, 'closed');
  });
});
