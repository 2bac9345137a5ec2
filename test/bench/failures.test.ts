import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { attempt, type Failures } from '../../bench/failures.ts';

describe('attempt', () => {
  it('records why a server failed', async () => {
    const failures: Failures = new Map();
    const result = await attempt(failures, 'hive', () => Promise.reject(new Error('no port')));
    assert.deepEqual([result, [...failures]], [undefined, [['hive', 'no port']]]);
  });

  it('leaves a server out that failed before', async () => {
    const failures: Failures = new Map([['hive', 'no port']]);
    assert.equal(await attempt(failures, 'hive', async () => 1), undefined);
    assert.equal(await attempt(failures, 'apollo', async () => 1), 1);
  });
});
