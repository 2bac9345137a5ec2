import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ClientError } from '../../../../src/providers/contract/client-error.ts';
import { validatePageSize } from '../../../../src/providers/kit/paging/page-size.ts';

describe('checkFirst', () => {
  for (const first of [1, 25, 100]) {
    it(`accepts ${first}`, () => assert.doesNotThrow(() => validatePageSize(first)));
  }

  for (const first of [-1, 0, 101, Number.NaN]) {
    it(`refuses ${first}`, () => {
      assert.throws(
        () => validatePageSize(first),
        (error) => error instanceof ClientError && error.code === 'BAD_USER_INPUT',
      );
    });
  }
});
