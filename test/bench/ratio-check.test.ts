import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { betterOf, findWorse } from '../../bench/ratio-check.ts';

const COMMITTED = { 'one user': { proxy: 4, handler: 2 } };

describe('findWorse', () => {
  it('accepts ratios up to a quarter worse', () => {
    assert.deepEqual(findWorse(COMMITTED, { 'one user': { proxy: 5, handler: 1 } }), []);
  });

  it('returns the ratios that are more than a quarter worse', () => {
    assert.deepEqual(findWorse(COMMITTED, { 'one user': { proxy: 5.1, handler: 2 } }), [
      { operation: 'one user', base: 'proxy', committed: 4, measured: 5.1 },
    ]);
  });

  it('returns a committed ratio that was not measured', () => {
    assert.deepEqual(
      findWorse(COMMITTED, { 'one user': { proxy: 4 } }).map(({ base }) => base),
      ['handler'],
    );
    assert.equal(findWorse(COMMITTED, {}).length, 2);
  });

  it('returns a measured ratio that is not committed', () => {
    assert.deepEqual(
      findWorse(COMMITTED, { ...COMMITTED, 'an update': { proxy: 1 } }).map(
        ({ operation }) => operation,
      ),
      ['an update'],
    );
  });
});

describe('betterOf', () => {
  it('returns the smaller ratio of two measurements', () => {
    assert.deepEqual(betterOf(COMMITTED, { 'one user': { proxy: 3, handler: 9 } }), {
      'one user': { proxy: 3, handler: 2 },
    });
  });

  it('keeps operations that were measured only once', () => {
    assert.deepEqual(betterOf(COMMITTED, {}), COMMITTED);
  });
});
