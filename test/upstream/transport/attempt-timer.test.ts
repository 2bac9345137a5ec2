import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { AttemptTimer } from '../../../src/upstream/transport/attempt-timer.ts';

describe('AttemptTimer', () => {
  it('fires after its own timeout, and says so', (t) => {
    t.mock.timers.enable({ apis: ['setTimeout'] });
    const timer = new AttemptTimer(new AbortController().signal, 1000);
    t.mock.timers.tick(999);
    assert.deepEqual([timer.signal.aborted, timer.isOver], [false, false]);
    t.mock.timers.tick(1);
    assert.deepEqual([timer.signal.aborted, timer.isOver], [true, true]);
  });

  it('fires at the deadline of its call', (t) => {
    t.mock.timers.enable({ apis: ['setTimeout'] });
    const deadline = new AbortController();
    const timer = new AttemptTimer(deadline.signal, 1000);
    deadline.abort();
    assert.deepEqual([timer.signal.aborted, timer.isOver], [true, false]);
    assert.equal(new AttemptTimer(deadline.signal, 1000).signal.aborted, true);
  });

  it('never fires after it was stopped', (t) => {
    t.mock.timers.enable({ apis: ['setTimeout'] });
    const deadline = new AbortController();
    const timer = new AttemptTimer(deadline.signal, 1000);
    timer.stop();
    t.mock.timers.tick(2000);
    deadline.abort();
    assert.deepEqual([timer.signal.aborted, timer.isOver], [false, false]);
  });
});
