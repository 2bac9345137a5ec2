import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { OPERATIONS, toIds } from '../../bench/operations.ts';
import { SIZES } from '../../bench/size-operations.ts';
import { findBody } from '../../bench/upstream-bodies.ts';

describe('the lean upstream', () => {
  for (const { name, calls } of [...OPERATIONS, ...SIZES]) {
    it(`has a body for each call of: ${name}`, () => {
      for (const { path } of calls(toIds(7))) {
        assert.doesNotThrow(() => JSON.parse(findBody(path) ?? ''), path);
      }
    });
  }

  it('returns the requested id', () => {
    const user = JSON.parse(findBody('/vms/api/admin/v1/users/1000007') ?? '');
    assert.deepEqual([user.id, user.cameras.length, user.cameras[39].id], [1_000_007, 40, 40]);
  });

  it('has no body for another path', () => {
    assert.equal(findBody('/other'), undefined);
  });
});
