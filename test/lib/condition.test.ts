import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Condition } from '../../src/lib/condition.ts';

const NEVER = new AbortController().signal;

/** Runs what is ready to run. */
const nextTurn = () => new Promise((resolve) => setImmediate(resolve));

describe('Condition', () => {
  it('does not wait if the condition holds', async () => {
    await new Condition().wait(() => true, NEVER);
  });

  it('waits until a notification finds that the condition holds', async () => {
    const condition = new Condition();
    let holds = false;
    let ended = 0;
    const waits = [1, 2].map(async () => {
      await condition.wait(() => holds, NEVER);
      ended += 1;
    });
    condition.notifyAll();
    await nextTurn();
    assert.equal(ended, 0);
    holds = true;
    condition.notifyAll();
    await Promise.all(waits);
    assert.equal(ended, 2);
  });

  it('ends a wait when its signal fires', async () => {
    const condition = new Condition();
    const caller = new AbortController();
    const waiting = condition.wait(() => false, caller.signal);
    await nextTurn();
    caller.abort();
    await waiting;
    await condition.wait(() => false, caller.signal);
  });
});
