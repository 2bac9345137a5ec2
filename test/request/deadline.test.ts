import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { Deadline } from '../../src/request/deadline.ts';

describe('Deadline', () => {
  it('aborts when its time is over', async () => {
    const deadline = new Deadline(1000);
    assert.ok(deadline.msLeft > 0 && deadline.msLeft <= 1000);
    await delay(1010);
    assert.equal(deadline.signal.aborted, true);
    assert.equal(deadline.msLeft, 0);
  });

  it('is extended, counted from the start, and never shortened', (t) => {
    t.mock.timers.enable({ apis: ['setTimeout'] });
    const startedAt = performance.now();
    let passedMs = 0;
    t.mock.method(performance, 'now', () => startedAt + passedMs);
    const deadline = new Deadline(40);
    passedMs = 30;
    t.mock.timers.tick(30);
    deadline.extendTo(150);
    deadline.extendTo(10);
    t.mock.timers.tick(119);
    assert.equal(deadline.signal.aborted, false);
    t.mock.timers.tick(1);
    assert.equal(deadline.signal.aborted, true);
  });

  it('never aborts with 0, also if extended to 0', (t) => {
    t.mock.timers.enable({ apis: ['setTimeout'] });
    const [never, later] = [new Deadline(0), new Deadline(30)];
    never.extendTo(20);
    later.extendTo(0);
    t.mock.timers.tick(60);
    assert.deepEqual([never.signal.aborted, later.signal.aborted], [false, false]);
    assert.deepEqual(
      [never.msLeft, later.msLeft],
      [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY],
    );
  });

  it('does not abort after the response is sent', (t) => {
    t.mock.timers.enable({ apis: ['setTimeout'] });
    const deadline = new Deadline(20);
    deadline.cancel();
    t.mock.timers.tick(50);
    assert.equal(deadline.signal.aborted, false);
  });

  it('fires after its own timeout, and says so', (t) => {
    t.mock.timers.enable({ apis: ['setTimeout'] });
    const timer = new Deadline(1000, new AbortController().signal);
    t.mock.timers.tick(999);
    assert.deepEqual([timer.signal.aborted, timer.isOver], [false, false]);
    t.mock.timers.tick(1);
    assert.deepEqual([timer.signal.aborted, timer.isOver], [true, true]);
  });

  it('fires with an outer signal', (t) => {
    t.mock.timers.enable({ apis: ['setTimeout'] });
    const deadline = new AbortController();
    const timer = new Deadline(1000, deadline.signal);
    deadline.abort();
    assert.deepEqual([timer.signal.aborted, timer.isOver], [true, false]);
    assert.equal(new Deadline(1000, deadline.signal).signal.aborted, true);
  });

  it('never fires after it was cancelled', (t) => {
    t.mock.timers.enable({ apis: ['setTimeout'] });
    const deadline = new AbortController();
    const timer = new Deadline(1000, deadline.signal);
    timer.cancel();
    t.mock.timers.tick(2000);
    deadline.abort();
    assert.deepEqual([timer.signal.aborted, timer.isOver], [false, false]);
  });
});
