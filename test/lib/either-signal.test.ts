import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { eitherSignal } from '../../src/lib/either-signal.ts';

describe('eitherSignal', () => {
  it('fires when either fires', () => {
    for (const at of [0, 1]) {
      const controllers = [new AbortController(), new AbortController()] as const;
      const signal = eitherSignal(controllers[0].signal, controllers[1].signal);
      assert.equal(signal.aborted, false);
      controllers[at]?.abort();
      assert.equal(signal.aborted, true);
    }
  });

  it('is the same for the same two signals only', () => {
    const [one, two, three] = [0, 0, 0].map(() => new AbortController().signal);
    assert.ok(one && two && three);
    const either = eitherSignal(one, two);
    assert.equal(eitherSignal(one, two), either);
    assert.notEqual(eitherSignal(one, three), either);
    assert.equal(eitherSignal(one, one), one);
  });

  it('has fired if one has fired before', () => {
    const signal = eitherSignal(new AbortController().signal, AbortSignal.abort());
    assert.equal(signal.aborted, true);
  });
});
