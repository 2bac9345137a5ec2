import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import type { Outcome } from '../../../src/upstream/policies/circuit-breaker.ts';
import { Isolation } from '../../../src/upstream/policies/isolation.ts';
import {
  RejectedError,
  type RejectionReason,
} from '../../../src/upstream/policies/rejected-error.ts';
import { until } from '../../support/upstreams/blocking-upstream.ts';

const NEVER = new AbortController().signal;

const hold = () => Promise.withResolvers<string>();

async function refusal(work: Promise<unknown>): Promise<RejectionReason> {
  const error = await work.then(
    () => assert.fail('It was let through.'),
    (reason: unknown) => reason,
  );
  assert.ok(error instanceof RejectedError, String(error));
  return error.reason;
}

describe('Isolation', () => {
  it('bounds running and waiting calls, and rejects the others at once', async () => {
    const isolation = new Isolation({ maxConcurrent: 2, maxWaiting: 1, breaker: false });
    const held = [hold(), hold(), hold()];
    let begun = 0;
    const runs = held.map(({ promise }) =>
      isolation.run(() => {
        begun += 1;
        return promise;
      }, NEVER),
    );
    await delay(0);
    assert.equal(begun, 2);
    assert.equal(await refusal(isolation.run(async () => 'more', NEVER)), 'full');
    for (const { resolve } of held) resolve('done');
    assert.deepEqual(await Promise.all(runs), ['done', 'done', 'done']);
    assert.equal(await isolation.run(async () => 'later', NEVER), 'later');
  });

  it('cancels a waiting call, but not a started one', async () => {
    const isolation = new Isolation({ maxConcurrent: 1, maxWaiting: 4, breaker: false });
    const first = hold();
    const time = new AbortController();
    const running = isolation.run(() => first.promise, time.signal);
    let begun = false;
    const waiting = isolation.run(async () => {
      begun = true;
    }, time.signal);
    await delay(0);
    time.abort();
    assert.equal(await refusal(waiting), 'timeout');
    first.resolve('done');
    assert.equal(await running, 'done');
    await delay(10);
    assert.equal(begun, false);
  });

  it('rejects calls while its breaker is open, then tries one', async () => {
    const isolation = new Isolation({
      maxConcurrent: 8,
      maxWaiting: 8,
      breaker: { minCalls: 2, openMs: 500 },
    });
    const fail = () => isolation.run(() => Promise.reject(new Error('down')), NEVER);
    for (const _of of [1, 2]) await assert.rejects(fail(), /down/);
    assert.equal(await refusal(fail()), 'open');
    await delay(510);
    assert.equal(await isolation.run(async () => 'success', NEVER), 'success');
    assert.equal(isolation.state.breaker, 'closed');
  });

  it('repeats an inconclusive probe, and stops once it is closed', async () => {
    const isolation = new Isolation({
      maxConcurrent: 8,
      maxWaiting: 8,
      breaker: { minCalls: 1, openMs: 20 },
    });
    let probes = 0;
    isolation.setHealthProbe(async () => {
      probes += 1;
      return probes < 3 ? 'ignored' : 'success';
    });
    const fail = () => isolation.run(() => Promise.reject(new Error('down')), NEVER);
    await assert.rejects(fail(), /down/);
    while (isolation.state.breaker !== 'closed') await delay(5);
    assert.equal(probes, 3);
    await assert.rejects(fail(), /down/);
    isolation.close();
    await delay(60);
    assert.equal(probes, 3);
  });

  it('decides by a probe after a failure about one target, not after a success', async () => {
    const isolation = new Isolation({
      maxConcurrent: 8,
      maxWaiting: 8,
      breaker: { minCalls: 1, openMs: 20 },
    });
    const outcomes: Outcome[] = ['ignored', 'success', 'failure'];
    let probes = 0;
    isolation.setHealthProbe(async () => {
      probes += 1;
      return outcomes.shift() ?? 'success';
    });
    const fail = () =>
      isolation.run((report) => {
        report('failure', 'one record');
        return Promise.reject(new Error('broken'));
      }, NEVER);
    const states: string[] = [];
    for (const expected of [1, 2, 3]) {
      await assert.rejects(fail(), /broken/);
      await delay(0);
      if (expected < 3) await isolation.run(async () => 'success', NEVER);
      assert.equal(probes, expected);
      states.push(isolation.state.breaker);
    }
    assert.deepEqual(states, ['closed', 'closed', 'open']);
    isolation.close();
  });

  it('M13: closes only by its probe, if it has one', async () => {
    const isolation = new Isolation({
      maxConcurrent: 8,
      maxWaiting: 8,
      breaker: { minCalls: 2, openMs: 40 },
    });
    let isDown = true;
    let probes = 0;
    isolation.setHealthProbe(async () => {
      probes += 1;
      return isDown ? 'failure' : 'success';
    });
    let writes = 0;
    const write = () =>
      isolation.run(async () => {
        writes += 1;
        throw new Error('down');
      }, NEVER);
    for (const _of of [1, 2]) await assert.rejects(write(), /down/);
    await until(() => probes >= 1);
    assert.equal(await refusal(write()), 'open');
    isDown = false;
    await until(() => isolation.state.breaker === 'closed');
    assert.equal(writes, 2);
    isolation.close();
  });
});
