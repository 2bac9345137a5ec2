import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { Bulkhead } from '../../../src/upstream/policies/bulkhead.ts';
import {
  RejectedError,
  type RejectionReason,
} from '../../../src/upstream/policies/rejected-error.ts';

const NEVER = new AbortController().signal;

/** Creates work that the test ends. */
function hold() {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  let hasBegun = false;
  return {
    work: () => {
      hasBegun = true;
      return promise;
    },
    hasBegun: () => hasBegun,
    end: () => resolve('done'),
    fail: () => reject(new Error('failed')),
  };
}

async function refusal(work: Promise<unknown>): Promise<RejectionReason> {
  const error = await work.then(
    () => assert.fail('The call was admitted.'),
    (reason: unknown) => reason,
  );
  assert.ok(error instanceof RejectedError, String(error));
  return error.reason;
}

describe('Bulkhead', () => {
  it('assigns released slots in order, even after failures', async () => {
    const bulkhead = new Bulkhead(1, 8);
    const first = hold();
    const begun: number[] = [];
    const running = bulkhead.run(first.work, NEVER);
    const waiting = [1, 2, 3, 4].map((n) =>
      bulkhead.run(async () => {
        begun.push(n);
        if (n === 2) throw new Error('failed');
      }, NEVER),
    );
    first.fail();
    const ends = await Promise.allSettled([running, ...waiting]);
    assert.deepEqual(begun, [1, 2, 3, 4]);
    assert.deepEqual(
      ends.map(({ status }) => status),
      ['rejected', 'fulfilled', 'rejected', 'fulfilled', 'fulfilled'],
    );
    assert.deepEqual([bulkhead.running, bulkhead.waiting], [0, 0]);
  });

  it('bounds running and waiting calls, and rejects the others', async () => {
    const bulkhead = new Bulkhead(2, 1);
    const held = [hold(), hold(), hold()];
    const runs = held.map(({ work }) => bulkhead.run(work, NEVER));
    assert.equal(await refusal(bulkhead.run(hold().work, NEVER)), 'full');
    assert.deepEqual(
      held.map(({ hasBegun }) => hasBegun()),
      [true, true, false],
    );
    assert.deepEqual([bulkhead.running, bulkhead.waiting], [2, 1]);
    for (const { end } of held) end();
    assert.deepEqual(await Promise.all(runs), ['done', 'done', 'done']);
  });

  it('queues no call if the queue has no slots', async () => {
    const bulkhead = new Bulkhead(1, 0);
    const first = hold();
    const running = bulkhead.run(first.work, NEVER);
    assert.equal(await refusal(bulkhead.run(hold().work, NEVER)), 'full');
    first.end();
    await running;
  });

  it('frees the queue slots of 64 cancelled waiters', async () => {
    const bulkhead = new Bulkhead(1, 64);
    const [first, living] = [hold(), hold()];
    const running = bulkhead.run(first.work, NEVER);
    const caller = new AbortController();
    const gone = Array.from({ length: 64 }, () => hold());
    const waiting = gone.map(({ work }) => refusal(bulkhead.run(work, caller.signal)));
    await nextTurn();
    assert.equal(bulkhead.waiting, 64);
    caller.abort();
    assert.deepEqual(new Set(await Promise.all(waiting)), new Set(['timeout']));
    assert.equal(bulkhead.waiting, 0, 'left while the first still runs');

    const next = bulkhead.run(living.work, NEVER);
    first.end();
    living.end();
    assert.deepEqual(await Promise.all([running, next]), ['done', 'done']);
    assert.ok(gone.every(({ hasBegun }) => !hasBegun()));
  });

  it('skips a waiter that was cancelled', async () => {
    const bulkhead = new Bulkhead(1, 8);
    const [first, second, gone, third] = [hold(), hold(), hold(), hold()];
    const caller = new AbortController();
    const runs = [bulkhead.run(first.work, NEVER), bulkhead.run(second.work, NEVER)];
    const leaving = refusal(bulkhead.run(gone.work, caller.signal));
    runs.push(bulkhead.run(third.work, NEVER));
    caller.abort();
    assert.equal(await leaving, 'timeout');
    first.end();
    await runs[0];
    await nextTurn();
    assert.deepEqual([second.hasBegun(), third.hasBegun()], [true, false]);
    second.end();
    third.end();
    await Promise.all(runs);
  });

  it('serves waiters before a new call', async () => {
    const bulkhead = new Bulkhead(1, 8);
    const order: string[] = [];
    const first = hold();
    const running = bulkhead.run(first.work, NEVER);
    const waiting = bulkhead.run(async () => order.push('waiter'), NEVER);
    first.end();
    // This call arrives at the moment at which the slot is released.
    const newcomer = running.then(() => bulkhead.run(async () => order.push('newcomer'), NEVER));
    await Promise.all([waiting, newcomer]);
    assert.deepEqual(order, ['waiter', 'newcomer']);
  });

  it('starts nothing and takes no slot after an abort', async () => {
    const bulkhead = new Bulkhead(1, 8);
    const { work, hasBegun } = hold();
    assert.equal(await refusal(bulkhead.run(work, AbortSignal.abort())), 'timeout');
    assert.deepEqual([hasBegun(), bulkhead.running], [false, 0]);
  });

  it('passes on the slot of a caller that just left', async () => {
    const bulkhead = new Bulkhead(1, 8);
    const [first, gone] = [hold(), hold()];
    const caller = new AbortController();
    const running = bulkhead.run(first.work, NEVER);
    const leaving = refusal(bulkhead.run(gone.work, caller.signal));
    const next = bulkhead.run(async () => 'next', NEVER);
    first.end();
    // The slot is assigned by now, but its new owner has not been resumed yet.
    await running.then(() => caller.abort());
    assert.equal(await leaving, 'timeout');
    assert.equal(await next, 'next');
    assert.deepEqual([gone.hasBegun(), bulkhead.running], [false, 0]);
  });

  it('lets started work finish when its caller leaves', async () => {
    const bulkhead = new Bulkhead(1, 8);
    const { work, end } = hold();
    const caller = new AbortController();
    const running = bulkhead.run(work, caller.signal);
    await nextTurn();
    caller.abort();
    end();
    assert.equal(await running, 'done');
  });
});
