import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { Deadline } from '../../src/http/deadline.ts';

describe('A deadline', () => {
  it('passes when its time is over', async () => {
    const deadline = new Deadline(30);
    assert.ok(deadline.msLeft > 0 && deadline.msLeft <= 30);
    await delay(60);
    assert.equal(deadline.signal.aborted, true);
    assert.equal(deadline.msLeft, 0);
  });

  it('is moved on, counted from the beginning, and never back', async () => {
    const deadline = new Deadline(40);
    deadline.extendTo(150);
    deadline.extendTo(10);
    await delay(80);
    assert.equal(deadline.signal.aborted, false);
    await delay(120);
    assert.equal(deadline.signal.aborted, true);
  });

  it('never passes with 0, also where that is what it is moved to', async () => {
    const [never, later] = [new Deadline(0), new Deadline(30)];
    never.extendTo(20);
    later.extendTo(0);
    await delay(60);
    assert.deepEqual([never.signal.aborted, later.signal.aborted], [false, false]);
    assert.deepEqual(
      [never.msLeft, later.msLeft],
      [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY],
    );
  });

  it('passes no more once the answer is out', async () => {
    const deadline = new Deadline(20);
    deadline.cancel();
    await delay(50);
    assert.equal(deadline.signal.aborted, false);
  });
});
