import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { setImmediate as turn } from 'node:timers/promises';
import { KeyedMutex } from '../../src/lib/keyed-mutex.ts';
import { updateWaitOptions } from '../../src/use-cases/update-user/user-locks.ts';
import { aCall } from '../support/upstreams/background-call.ts';

const NO_TIMEOUT = { signal: new AbortController().signal, toError: () => new Error('late') };

describe('Keyed mutex', () => {
  it('runs tasks of one key in order, also after failures', async () => {
    const queue = new KeyedMutex();
    const seen: string[] = [];
    const work = (name: string) => async () => {
      seen.push(`${name} begins`);
      await turn();
      seen.push(`${name} ends`);
      if (name === 'a') throw new Error('a failed');
      return name;
    };
    const ends = await Promise.allSettled(
      ['a', 'b', 'c'].map((name) => queue.run('user', NO_TIMEOUT, work(name))),
    );
    assert.deepEqual(
      ends.map(({ status }) => status),
      ['rejected', 'fulfilled', 'fulfilled'],
    );
    const order = ['a begins', 'a ends', 'b begins', 'b ends', 'c begins', 'c ends'];
    assert.deepEqual(seen, order);
  });

  it('does not delay tasks of another key', async () => {
    const queue = new KeyedMutex();
    const first = Promise.withResolvers<void>();
    const held = queue.run('one', NO_TIMEOUT, () => first.promise);
    assert.equal(await queue.run('other', NO_TIMEOUT, async () => 'done'), 'done');
    first.resolve();
    await held;
  });

  it('cancels a wait without letting later tasks overtake', async () => {
    const queue = new KeyedMutex();
    const first = Promise.withResolvers<void>();
    const seen: string[] = [];
    const held = queue.run('user', NO_TIMEOUT, () => first.promise);
    const cancellation = new AbortController();
    const cancelled = queue.run(
      'user',
      { ...NO_TIMEOUT, signal: cancellation.signal },
      async () => {
        seen.push('cancelled');
      },
    );
    const last = queue.run('user', NO_TIMEOUT, async () => {
      seen.push('last');
    });
    cancellation.abort();
    await assert.rejects(cancelled, { message: 'late' });
    await turn();
    assert.deepEqual(seen, []);
    first.resolve();
    await Promise.all([held, last]);
    assert.deepEqual(seen, ['last']);
  });

  it('does not begin a task that was cancelled before', async () => {
    const queue = new KeyedMutex();
    const held = queue.run('user', NO_TIMEOUT, () => turn());
    const late = { ...NO_TIMEOUT, signal: AbortSignal.abort() };
    const begun = queue.run('user', late, () => assert.fail('it was begun'));
    await assert.rejects(begun, { message: 'late' });
    await held;
  });

  it('keeps no key of a task that has ended', async () => {
    const queue = new KeyedMutex();
    const late = { ...NO_TIMEOUT, signal: AbortSignal.abort() };
    const all = Array.from({ length: 300 }, (_none, index) =>
      queue.run(`user ${index % 7}`, index % 3 === 0 ? late : NO_TIMEOUT, async () => {
        if (index % 5 === 0) throw new Error('failed');
      }),
    );
    assert.equal(queue.size, 7);
    await Promise.allSettled(all);
    await turn();
    assert.equal(queue.size, 0);
  });
});

describe('Update that waits for others of the same user', () => {
  const CODES = { deadline: 'OVERLOADED', clientDisconnected: 'CLIENT_CLOSED_REQUEST' } as const;
  for (const ending of ['deadline', 'clientDisconnected'] as const) {
    it(`is ${CODES[ending]} and not sent if its ${ending} signal aborts`, async () => {
      const queue = new KeyedMutex();
      const first = Promise.withResolvers<void>();
      const held = queue.run('vms/user/5', NO_TIMEOUT, () => first.promise);
      const over = new AbortController();
      const cancellation = updateWaitOptions(aCall({ [ending]: over.signal }), 'vms');
      const waiting = queue.run('vms/user/5', cancellation, () => assert.fail('it was begun'));
      over.abort();
      const expected = { code: CODES[ending], write: 'NOT_APPLIED', provider: 'vms' };
      await assert.rejects(waiting, { ...expected, httpStatus: null });
      first.resolve();
      await held;
    });
  }
});
