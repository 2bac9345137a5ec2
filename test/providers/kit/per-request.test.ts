import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { memoize } from '../../../src/providers/kit/per-request.ts';

describe('memoize', () => {
  it('reads once for each argument, also if the read fails', async () => {
    const read: unknown[] = [];
    const ask = memoize(async (args: { readonly user: string; readonly year: number }) => {
      read.push(args.year);
      if (args.year === 2000) throw new Error('refused');
      return args.year;
    });
    assert.deepEqual(
      await Promise.all([2015, 2016, 2015].map((year) => ask({ user: '12', year }))),
      [2015, 2016, 2015],
    );
    for (let times = 0; times < 2; times += 1) {
      await assert.rejects(ask({ user: '12', year: 2000 }), { message: 'refused' });
    }
    assert.deepEqual(read, [2015, 2016, 2000]);
  });
});
