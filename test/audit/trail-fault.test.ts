import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { TrailFault } from '../../src/audit/trail-fault.ts';

describe('The fault of a trail', () => {
  it('is told of for ten seconds, so that who is sent nothing any more is tried again', (test) => {
    let now = 0;
    test.mock.method(performance, 'now', () => now);
    const fault = new TrailFault();
    assert.equal(fault.sentence, undefined);
    fault.failed();
    now = 9999;
    assert.match(fault.sentence ?? '', /could not be written/);
    now = 10_000;
    assert.equal(fault.sentence, undefined);
  });

  it('is over when an intent is written', () => {
    const fault = new TrailFault();
    fault.failed();
    fault.passed();
    assert.equal(fault.sentence, undefined);
  });
});
