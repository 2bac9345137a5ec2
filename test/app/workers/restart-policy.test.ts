import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { RestartPolicy } from '../../../src/app/workers/restart-policy.ts';

/** Ends the worker of a slot this many times in a row. @returns the delays. */
const endOf = (policy: RestartPolicy, slot: number, times: number) =>
  Array.from({ length: times }, () => policy.recordEnd(slot));

describe('RestartPolicy', () => {
  it('waits twice as long after each end, up to five seconds', () => {
    const policy = new RestartPolicy(2);
    assert.deepEqual(endOf(policy, 1, 8), [100, 200, 400, 800, 1600, 3200, 5000, 5000]);
  });

  it('begins again after a worker was stable', () => {
    const policy = new RestartPolicy(2);
    endOf(policy, 1, 4);
    policy.recordStable(1);
    assert.deepEqual(endOf(policy, 1, 2), [100, 200]);
  });

  it('gives up when all workers have ended five times in a row', () => {
    const policy = new RestartPolicy(2);
    endOf(policy, 1, 9);
    assert.deepEqual(endOf(policy, 2, 5), [100, 200, 400, 800, undefined]);
    assert.equal(
      policy.describe(78),
      'all 2 workers ended 5 times in a row before they had worked for 10 seconds, the last one with exit code 78. Their messages are above.',
    );
    assert.match(policy.describe(null), /by a signal/);
  });

  it('does not give up while one of them works', () => {
    const policy = new RestartPolicy(2);
    endOf(policy, 2, 5);
    policy.recordStable(2);
    assert.equal(endOf(policy, 1, 20).includes(undefined), false);
  });
});
