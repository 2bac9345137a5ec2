import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { KeyedCounter } from '../../src/lib/keyed-counter.ts';

describe('KeyedCounter', () => {
  it('counts each key', () => {
    const counter = new KeyedCounter();
    for (const key of ['b', 'a', 'b']) counter.increment(key);
    assert.deepEqual(
      ['a', 'b', 'c'].map((key) => counter.count(key)),
      [1, 2, 0],
    );
    assert.deepEqual([counter.keys, counter.size], [['b', 'a'], 2]);
  });

  it('forgets a key whose count is 0 again', () => {
    const counter = new KeyedCounter();
    counter.increment('a');
    for (const _time of [1, 2]) counter.decrement('a');
    assert.deepEqual([counter.count('a'), counter.size], [0, 0]);
  });
});
