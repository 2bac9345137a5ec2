import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createIdempotencyKey } from '../src/create-idempotency-key.ts';

const VERSION_4 = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

describe('createIdempotencyKey', () => {
  it('returns a different UUID of version 4 each time', () => {
    const keys = Array.from({ length: 1000 }, createIdempotencyKey);
    assert.deepEqual(
      keys.filter((key) => !VERSION_4.test(key)),
      [],
    );
    assert.equal(new Set(keys).size, keys.length);
  });
});
