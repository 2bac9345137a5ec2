import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { TrailFault } from '../../src/audit/trail-fault.ts';

describe('The fault of a trail', () => {
  it('lasts ten seconds, so that clients try again', (test) => {
    let now = 0;
    test.mock.method(performance, 'now', () => now);
    const fault = new TrailFault();
    assert.equal(fault.message, undefined);
    fault.recordFailure();
    now = 9999;
    assert.match(fault.message ?? '', /could not be written/);
    now = 10_000;
    assert.equal(fault.message, undefined);
  });

  it('ends when a line is written', () => {
    const fault = new TrailFault();
    fault.recordFailure();
    fault.recordSuccess();
    assert.equal(fault.message, undefined);
  });
});
