import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Trail } from '../../src/audit/trail.ts';
import { watchTrail } from '../../src/audit/trail-fault.ts';
import { aChange } from './trail-lines.ts';

/** A trail on a disk that is full. */
const FULL: Trail = {
  head: { seq: 0, hmac: '' },
  intend: () => Promise.reject(new Error('ENOSPC')),
  conclude: async () => {},
  close: async () => {},
};

describe('The fault of a trail', () => {
  it('is told of for ten seconds, so that who is sent nothing any more is tried again', async (test) => {
    let now = 0;
    test.mock.method(performance, 'now', () => now);
    const { trail, fault } = watchTrail(FULL);
    await assert.rejects(trail.intend(aChange('r1')));
    now = 9999;
    assert.match(fault() ?? '', /could not be written/);
    now = 10_000;
    assert.equal(fault(), undefined);
  });
});
