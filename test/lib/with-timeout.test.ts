import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { TIMED_OUT, withTimeout } from '../../src/lib/with-timeout.ts';

const NEVER = new Promise<string>(() => {});

/** Keeps the process alive, which the timers of waits do not. */
function keepAlive(): Disposable {
  const timer = setInterval(() => {}, 1000);
  return { [Symbol.dispose]: () => clearInterval(timer) };
}

describe('withTimeout', () => {
  it('returns the result of work that ends in time', async () => {
    assert.equal(await withTimeout(Promise.resolve(7), 1000), 7);
  });

  it('throws the error of work that fails in time', async () => {
    await assert.rejects(withTimeout(Promise.reject(new Error('failed')), 1000), /failed/);
  });

  it('stops waiting after the time', async () => {
    using _alive = keepAlive();
    assert.equal(await withTimeout(NEVER, 20), TIMED_OUT);
  });

  it('prefers a result that arrived while the event loop was blocked', async () => {
    using _alive = keepAlive();
    const result = new Promise((resolve) => setTimeout(resolve, 25, 'late'));
    const waiting = withTimeout(result, 10);
    const blockedUntil = performance.now() + 60;
    while (performance.now() < blockedUntil);
    assert.equal(await waiting, 'late');
  });
});
