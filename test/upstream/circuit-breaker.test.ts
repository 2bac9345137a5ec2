import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { CircuitBreaker, type Verdict } from '../../src/upstream/circuit-breaker.ts';

/** A breaker over a clock that the test moves. */
function breakerAt(minCalls = 4, openMs = 1000) {
  let now = 1_000_000;
  const breaker = new CircuitBreaker({ minCalls, openMs }, () => now);
  return {
    breaker,
    wait: (ms: number) => {
      now += ms;
    },
    /** Makes calls that end so; fails where one is not let through. */
    make: (...verdicts: Verdict[]) => {
      for (const verdict of verdicts) {
        const report = breaker.admit();
        assert.ok(report !== undefined, 'not let through');
        report(verdict);
      }
    },
  };
}

describe('A circuit breaker', () => {
  it('opens where half of the calls failed, and not before there were enough of them', () => {
    const { breaker, make } = breakerAt(4);
    make('ill', 'ill', 'well');
    assert.equal(breaker.state, 'closed');
    make('well');
    assert.equal(breaker.state, 'closed', 'a call that ends well opens nothing');
    make('ill');
    assert.equal(breaker.state, 'open');
    assert.equal(breaker.admit(), undefined);
  });

  it('stays closed where less than half failed', () => {
    const { breaker, make } = breakerAt(4);
    for (let n = 0; n < 100; n += 1) make('well', 'well', 'ill');
    assert.equal(breaker.state, 'closed');
  });

  it('counts no call that was given up', () => {
    const { breaker, make } = breakerAt(2);
    for (let n = 0; n < 50; n += 1) make('neither');
    assert.equal(breaker.state, 'closed');
  });

  it('forgets what is older than ten seconds', () => {
    const { breaker, make, wait } = breakerAt(4);
    make('ill', 'ill', 'ill');
    wait(11_000);
    make('ill');
    assert.equal(breaker.state, 'closed');
  });

  it('D35: lets one call through after a while, and no other until that one has ended', () => {
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

  it('stays open for as long again where that call fails', () => {
    const { breaker, make, wait } = breakerAt(2, 1000);
    make('ill', 'ill');
    wait(1000);
    make('ill');
    assert.equal(breaker.waitMs, 1000);
  });

  it('tries the next call at once where that one was given up', () => {
    const { breaker, make, wait } = breakerAt(2, 1000);
    make('ill', 'ill');
    wait(1000);
    make('neither');
    assert.equal(breaker.state, 'open');
    make('well');
    assert.equal(breaker.state, 'closed');
  });

  it('hears nothing of calls that began before it opened', () => {
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
