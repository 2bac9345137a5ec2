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
    /** Makes calls about these targets, which all fail. */
    fail: (...targets: string[]) => {
      for (const target of targets) breaker.admit()?.('failure', target);
    },
    /** Makes calls with these outcomes. Fails if one is not admitted. */
    make: (...outcomes: Outcome[]) => {
      for (const outcome of outcomes) {
        const report = breaker.admit();
        assert.ok(report !== undefined, 'not let through');
        report(outcome);
      }
    },
  };
}

describe('CircuitBreaker', () => {
  it('opens if half of enough calls failed', () => {
    const { breaker, make } = breakerAt(4);
    make('failure', 'failure', 'success');
    assert.equal(breaker.state, 'closed');
    make('success');
    assert.equal(breaker.state, 'closed', 'a call that ends well opens nothing');
    make('failure');
    assert.equal(breaker.state, 'open');
    assert.equal(breaker.admit(), undefined);
  });

  it('stays closed if fewer than half failed', () => {
    const { breaker, make } = breakerAt(4);
    for (let n = 0; n < 100; n += 1) make('success', 'success', 'failure');
    assert.equal(breaker.state, 'closed');
  });

  it('counts failures about one target as one', () => {
    const { breaker, fail, make } = breakerAt(4);
    make('success');
    fail('a', 'a', 'b', 'a', 'b', 'b');
    assert.deepEqual([breaker.state, breaker.isUnclear], ['closed', true]);
    fail('c');
    assert.equal(breaker.state, 'open');
  });

  it('does not open by a single target, however few calls', () => {
    const { breaker, fail } = breakerAt(1);
    fail('a');
    assert.deepEqual([breaker.state, breaker.isUnclear], ['closed', true]);
    fail('b');
    assert.equal(breaker.state, 'open');
  });

  it('counts a target again ten seconds after its last failure', () => {
    const { breaker, fail, wait } = breakerAt(2);
    fail('a');
    wait(6000);
    fail('a');
    wait(6000);
    fail('b');
    assert.equal(breaker.state, 'open');
    const later = breakerAt(2);
    later.fail('a');
    later.wait(11_000);
    later.fail('b');
    assert.deepEqual([later.breaker.state, later.breaker.isUnclear], ['closed', false]);
  });

  it('forgets failures after a decision for the upstream', () => {
    const { breaker, fail } = breakerAt(2);
    fail('a', 'a');
    breaker.decide()('ignored');
    assert.equal(breaker.isUnclear, true);
    breaker.decide()('success');
    assert.deepEqual([breaker.state, breaker.isUnclear], ['closed', false]);
    fail('b');
    assert.equal(breaker.state, 'closed');
    fail('b');
    const [decide, late] = [breaker.decide(), breaker.decide()];
    decide('failure');
    assert.equal(breaker.state, 'open');
    late('success');
    assert.equal(breaker.state, 'open');
  });

  it('keeps a bounded number of targets', () => {
    const { breaker, fail } = breakerAt(10_000);
    for (let n = 0; n < 6000; n += 1) fail(`${n}`);
    assert.deepEqual([breaker.state, breaker.isUnclear], ['closed', false]);
    for (let n = 0; n < 4000; n += 1) fail(`${n}`);
    assert.deepEqual([breaker.state, breaker.isUnclear], ['closed', true]);
  });

  it('does not count cancelled calls', () => {
    const { breaker, make } = breakerAt(2);
    for (let n = 0; n < 50; n += 1) make('ignored');
    assert.equal(breaker.state, 'closed');
  });

  it('does not count calls older than ten seconds', () => {
    const { breaker, make, wait } = breakerAt(4);
    make('failure', 'failure', 'failure');
    wait(11_000);
    make('failure');
    assert.equal(breaker.state, 'closed');
  });

  it('D35: admits one call at a time after the open time', () => {
    const { breaker, make, wait } = breakerAt(2, 1000);
    make('failure', 'failure');
    wait(999);
    assert.equal(breaker.admit(), undefined);
    assert.equal(breaker.waitMs, 1);
    wait(1);
    const report = breaker.admit();
    assert.ok(report !== undefined);
    assert.deepEqual([breaker.state, breaker.admit()], ['probing', undefined]);
    report('success');
    assert.equal(breaker.state, 'closed');
    make('success');
  });

  it('stays open for as long again if that call fails', () => {
    const { breaker, make, wait } = breakerAt(2, 1000);
    make('failure', 'failure');
    wait(1000);
    make('failure');
    assert.equal(breaker.waitMs, 1000);
  });

  it('tries the next call at once if that one was cancelled', () => {
    const { breaker, make, wait } = breakerAt(2, 1000);
    make('failure', 'failure');
    wait(1000);
    make('ignored');
    assert.equal(breaker.state, 'open');
    make('success');
    assert.equal(breaker.state, 'closed');
  });

  it('ignores the outcomes of calls from before it opened', () => {
    const { breaker, make, wait } = breakerAt(2, 1000);
    const [early, late] = [breaker.admit(), breaker.admit()];
    make('failure', 'failure');
    wait(1000);
    const probe = breaker.admit();
    early?.('success');
    late?.('failure');
    assert.equal(breaker.state, 'probing');
    probe?.('success');
    assert.equal(breaker.state, 'closed');
  });
});
